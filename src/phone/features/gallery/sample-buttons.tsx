import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { UiLink } from '#ui/link.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { UndoToast } from '#ui/undo-toast.tsx';
import { Specimen, State } from './specimen.tsx';

const PLUS = <Plus className="zb-icon" aria-hidden="true" />;

/** What is pressed, what asks and what answers a press. */
export function ButtonSamples() {
  const { t } = useTranslation('gallery');
  const [presses, setPresses] = useState(0);
  const [open, setOpen] = useState<'sheet' | 'confirm'>();
  const press = () => setPresses(presses + 1);
  const close = () => setOpen(undefined);
  return (
    <>
      <Specimen title={t('button')} code="Button">
        <State name={t('state.main')}>
          <div className="zb-gallery-line">
            <Button main onPress={press}>
              {t('sample.act')}
            </Button>
            <Button onPress={press}>{t('sample.other')}</Button>
          </div>
        </State>
        <State name={t('state.icon')}>
          <div className="zb-gallery-line">
            <Button icon={PLUS} onPress={press}>
              {t('sample.add')}
            </Button>
          </div>
        </State>
        <State name={t('state.disabled')}>
          <div className="zb-gallery-line">
            <Button main disabled>
              {t('sample.act')}
            </Button>
            <Button disabled>{t('sample.other')}</Button>
          </div>
        </State>
        <State name={t('state.wide')}>
          <div className="zb-gallery-line">
            <Button wide href="/me/version">
              {t('sample.longAct')}
            </Button>
          </div>
        </State>
      </Specimen>
      <Specimen title={t('link')} code="UiLink">
        <div className="zb-gallery-line">
          <UiLink className="zb-link" href="/me/version">
            {t('sample.back')}
          </UiLink>
        </div>
      </Specimen>
      <Specimen title={t('barAction')} code="BarAction">
        <div className="zb-gallery-line">
          <BarAction icon={PLUS} label={t('sample.add')} onPress={press} />
        </div>
      </Specimen>
      <Specimen title={t('bottomAction')} code="BottomAction">
        <State name={t('state.filled')}>
          <BottomAction label={t('sample.act')} onPress={press} />
        </State>
        <State name={t('state.fact')}>
          <BottomAction label={t('sample.again')} say={t('sample.left')} onPress={press} />
        </State>
        <State name={t('state.disabled')}>
          <BottomAction label={t('sample.act')} disabled />
        </State>
      </Specimen>
      <Specimen title={t('toast')} code="UndoToast">
        <State name={t('state.saved')}>
          <UndoToast text={t('sample.saved')} />
        </State>
        <State name={t('state.undo')}>
          <UndoToast text={t('sample.presses', { count: presses })} actLabel={t('sample.undo')} onAct={() => setPresses(0)} />
        </State>
      </Specimen>
      <Specimen title={t('sheet')} code="Sheet, ConfirmSheet">
        <div className="zb-gallery-line">
          <Button onPress={() => setOpen('sheet')}>{t('sample.open')}</Button>
          <Button onPress={() => setOpen('confirm')}>{t('sample.ask')}</Button>
        </div>
        <Sheet open={open === 'sheet'} title={t('sample.name')} onClose={close}>
          <p className="zb-sub">{t('sample.long')}</p>
          <Button main wide onPress={close}>
            {t('sample.close')}
          </Button>
        </Sheet>
        <ConfirmSheet
          open={open === 'confirm'}
          title={t('sample.question')}
          text={t('sample.questionText')}
          keepLabel={t('sample.keep')}
          actLabel={t('sample.drop')}
          onKeep={close}
          onAct={close}
        />
      </Specimen>
    </>
  );
}
