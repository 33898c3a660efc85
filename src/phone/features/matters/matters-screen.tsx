import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerFigures } from '#domain/visits/answers.ts';
import { isClosed, matterState, owesAnswer } from '#domain/visits/matter-state.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { allMatters } from './all-matters.ts';
import './matters.css';
import { MatterRow } from './matter-row.tsx';

type Shown = 'owed' | 'untold' | 'done';

const STEP = 40;
const NEVER = '9999-12-31';

/** Every matter of the branch, the longest overdue first; what is to be told and what is done each by itself. */
export function MattersScreen() {
  const { t } = useTranslation('matters');
  const { today } = useServices();
  const matters = useLive(allMatters);
  const [shown, setShown] = useState<Shown>('owed');
  const [most, setMost] = useState(STEP);
  const all = matters.state === 'ready' ? matters.data : [];
  const lists = sorted(all);
  const list = lists[shown];
  const figures = answerFigures(
    all.map(({ body }) => body).filter(({ raisedOn }) => raisedOn.slice(0, 4) === today().slice(0, 4)),
    today(),
  );
  return (
    <AppPage
      title={t('title')}
      back="/visits"
      action={<BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('add')} href="/matters/new" />}
    >
      {matters.state === 'ready' && all.length === 0 && <EmptyState title={t('none')} help={t('noneHelp')} />}
      {all.length > 0 && (
        <>
          <p className="zb-block">
            {figures.median === null
              ? t('yearNone', { raised: figures.raised })
              : t('year', { raised: figures.raised, told: figures.told, median: figures.median })}
          </p>
          <ChoiceChips
            label={t('show')}
            choices={(['owed', 'untold', 'done'] as const).map((each) => ({
              value: each,
              label: t(`list.${each}`, { n: lists[each].length }),
            }))}
            value={shown}
            onChange={(chosen) => chosen && setShown(chosen)}
          />
          <Section title={t(`heading.${shown}`)}>
            {list.length === 0 && <p className="zb-block">{t(`empty.${shown}`)}</p>}
            <Ledger>
              {list.slice(0, most).map((matter) => (
                <MatterRow key={matter.id} matter={matter} />
              ))}
            </Ledger>
          </Section>
          <div className="zb-tools">
            {list.length > most && <Button onPress={() => setMost(most + STEP)}>{t('more')}</Button>}
            <Button href="/matters/book">{t('book.title')}</Button>
          </div>
        </>
      )}
    </AppPage>
  );
}

type Matter = LocalRecord<'matter'>;

function sorted(all: readonly Matter[]): Readonly<Record<Shown, readonly Matter[]>> {
  const by = (test: (state: ReturnType<typeof matterState>) => boolean) => all.filter(({ body }) => test(matterState(body)));
  const due = ({ body }: Matter): string => body.answerBy ?? NEVER;
  return {
    owed: by(owesAnswer).sort((a, b) => (due(a) < due(b) ? -1 : 1)),
    untold: by((state) => state === 'answered' || state === 'told').sort((a, b) =>
      (a.body.reply?.on ?? '') < (b.body.reply?.on ?? '') ? -1 : 1,
    ),
    done: by(isClosed).sort((a, b) => ((a.body.closed?.on ?? '') < (b.body.closed?.on ?? '') ? 1 : -1)),
  };
}
