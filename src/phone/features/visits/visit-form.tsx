import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisitPurpose } from '#domain/records/visit.ts';
import { missingIn } from '#domain/visits/form.ts';
import { likelyHouses, sameHouse } from '#domain/visits/houses.ts';
import { quietOn } from '#domain/visits/quiet.ts';
import { KeptSign } from '#phone/kept-sign.tsx';
import { PhotoField } from '#phone/photos/photo-field.tsx';
import type { PhotosModel } from '#phone/photos/photos-model.ts';
import { useFound } from '#phone/photos/use-found.ts';
import { PrivateWords } from '#phone/private-words.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useElder } from '#phone/use-elder.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Ledger } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import './visits.css';
import { HouseSheet } from './house-sheet.tsx';
import { MatterSheet } from './matter-sheet.tsx';
import { type OpenedVisit, useVisitForm } from './use-visit-form.ts';
import { labelsIn, type VisitPages, visitsOn } from './visit-facts.ts';
import { VisitMore } from './visit-more.tsx';
import { VisitRow } from './visit-row.tsx';

const TO_OFFER = 2;
const OTHER = ' other';

/** A visit at the door. What is pressed stands in the lower two thirds of the screen, and what comes up later pushes nothing away from under the thumb. */
export function VisitFormPage({
  opened,
  pages,
  back,
  onSaved,
  onLeave,
}: {
  readonly opened: OpenedVisit;
  readonly pages: VisitPages;
  readonly back: string;
  readonly onSaved: () => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('visits');
  const { t: records } = useTranslation('records');
  const { t: photoWords } = useTranslation('photos');
  const toast = useToast();
  const { today } = useServices();
  const days = useDayWords();
  const elder = useElder();
  const model = useVisitForm(opened);
  const { form, setBody } = model;
  const { body } = form;
  const [sheet, setSheet] = useState<'house' | 'matter' | 'more' | 'photos' | null>(null);
  const photos: PhotosModel = {
    place: { recordId: opened.recordId, draftId: opened.draftId },
    body,
    today: today(),
    apply: model.editPhotos,
    say: (text, undo) => toast({ text, undo: { label: t('undo'), run: undo } }),
  };
  useFound(photos);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const missing = tried ? missingIn(form) : [];
  const others = pages.visits.filter(({ id }) => id !== opened.recordId);
  const todays = visitsOn(others, today());
  // What was offered when the form was opened stays: nothing moves under the finger.
  const [offered] = useState(() => {
    const own = opened.form.body;
    const next = likelyHouses(own.house === '' ? others[0]?.body : own, labelsIn(pages.areas)(own.areaId), TO_OFFER);
    return [...new Set([own.house, ...next])].filter((label) => label !== '').slice(0, TO_OFFER);
  });
  const listed = body.house === '' || offered.some((label) => sameHouse({ ...body, house: label }, body));
  const known = listed ? offered : [body.house, ...offered.slice(0, 1)];
  const quiet = quietOn(
    pages.quiet.map((mark) => mark.body),
    body,
    body.visitedOn,
  );
  const area = pages.areas.find(({ id }) => id === body.areaId)?.name;
  const member = pages.members.find(({ id }) => (id as string) === body.memberId)?.body.name;
  const photoCount = Object.keys(body.photos).length;
  const isNew = opened.baseline === null;
  const save = async (): Promise<void> => {
    setTried(true);
    if (missingIn(form).length > 0 || saving) return;
    setSaving(true);
    if (await model.save()) onSaved();
    else setSaving(false);
  };
  const count = isNew && body.visitedOn === today() ? t('form.count', { n: todays.length + 1 }) : days.day(body.visitedOn);
  return (
    <AppPage
      title={isNew ? t('form.title') : t('form.editTitle')}
      back={back}
      action={<KeptSign kept={model.kept} />}
      footer={<BottomAction label={isNew ? t('form.save') : t('form.saveEdit')} disabled={saving} onPress={() => void save()} />}
    >
      <div className="zb-door-above">
        {isNew && todays.length > 0 && (
          <Ledger label={t('today.done')}>
            {todays
              .slice(0, elder ? 1 : 2)
              .reverse()
              .map((visit) => (
                <VisitRow key={visit.id} visit={visit} pages={pages} />
              ))}
          </Ledger>
        )}
        {model.kept === 'failed' && <p className="zb-sub">{t('form.notKept')}</p>}
        {member !== undefined && <p className="zb-sub">{t('form.lookingIn', { name: member })}</p>}
      </div>
      <div className="zb-door">
        <ChoiceChips
          label={t('form.house')}
          note={area === undefined ? count : t('form.countIn', { count, area })}
          choices={[...known.map((label) => ({ value: label, label })), { value: OTHER, label: t('form.otherHouse') }]}
          value={body.house === '' ? null : (known.find((label) => sameHouse({ ...body, house: label }, body)) ?? null)}
          onChange={(label) => (label === OTHER ? setSheet('house') : label !== null && setBody({ house: label }))}
          error={missing.includes('house') ? t('form.houseMissing') : undefined}
        />
        {quiet !== undefined && (
          <p className="zb-sub" role="status">
            {t('form.quiet', { house: body.house, day: days.day(quiet.quietSince) })}
          </p>
        )}
        <ChoiceChips
          label={t('form.purpose')}
          choices={VisitPurpose.options.map((purpose) => ({ value: purpose, label: records(`visitPurpose.${purpose}`) }))}
          value={body.purpose}
          onChange={(purpose) => purpose && setBody({ purpose })}
        />
        <div className="zb-door-two">
          <ChoiceChips
            label={t('form.raised')}
            choices={[
              { value: 'no', label: t('form.raisedNo') },
              { value: 'yes', label: t('form.raisedYes') },
            ]}
            value={body.raised ? 'yes' : 'no'}
            onChange={(answer) => setBody({ raised: answer === 'yes' })}
          />
        </div>
        <TextAreaField
          label={t('form.said')}
          note={body.raised ? undefined : t('form.optional')}
          rows={body.raised ? 2 : 1}
          value={body.said}
          onChange={(said) => setBody({ said })}
          maxLength={1000}
          hint={t('form.saidHint')}
          error={missing.includes('said') ? t('form.saidMissing') : undefined}
        />
        <PrivateWords text={body.said} onChange={(said) => setBody({ said })} />
        {body.raised && !opened.hasMatter && (
          <button type="button" className="zb-input zb-door-line" onClick={() => setSheet('matter')}>
            <span>{t('form.matterLine', { level: records(`matterLevel.${form.level}`), day: days.day(form.answerBy) })}</span>
            <b>{t('form.change')}</b>
          </button>
        )}
        <button type="button" className="zb-input zb-door-line" onClick={() => setSheet('more')}>
          <span>
            {[
              t('form.who', { names: body.visitors.map(({ name }) => name).join('、') }),
              body.followUpOn === null ? '' : t('form.againOn', { day: days.day(body.followUpOn) }),
            ]
              .filter((part) => part !== '')
              .join('，')}
          </span>
          <b>{t('form.change')}</b>
        </button>
        <button type="button" className="zb-input zb-door-line" onClick={() => setSheet('photos')}>
          <span>{photoWords('title')}</span>
          <b>{photoCount === 0 ? t('form.optional') : photoWords('count', { count: photoCount })}</b>
        </button>
        {model.kept !== null && (
          <Button
            onPress={() => {
              void model.throwAway().then(onLeave);
            }}
          >
            {t('form.throwAway')}
          </Button>
        )}
      </div>
      {sheet === 'house' && <HouseSheet model={model} pages={pages} onClose={() => setSheet(null)} />}
      {sheet === 'matter' && <MatterSheet model={model} onClose={() => setSheet(null)} />}
      {sheet === 'photos' && (
        <Sheet open title={photoWords('title')} onClose={() => setSheet(null)}>
          <PhotoField model={photos} />
          <div className="zb-tools">
            <Button main wide onPress={() => setSheet(null)}>
              {t('form.done')}
            </Button>
          </div>
        </Sheet>
      )}
      {sheet === 'more' && <VisitMore model={model} pages={pages} onClose={() => setSheet(null)} />}
    </AppPage>
  );
}
