import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '#domain/review/review.ts';
import { KeptSign } from '#phone/kept-sign.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { ReturnedField } from '#ui/returned-field.tsx';
import { Section } from '#ui/section.tsx';
import './roster.css';
import { More } from './form-more.tsx';
import type { FormPart } from './form-part.tsx';
import { InParty } from './form-party.tsx';
import { Person } from './form-person.tsx';
import { Contact, InVillage } from './form-village.tsx';
import { memberQuestions } from './member-check.ts';
import { draftOf, type MemberDraft } from './member-draft.ts';
import { isMended, type MarkedPlace, markedPlaces } from './member-marks.ts';
import { ReturnedHead } from './returned-head.tsx';
import { type MemberForm, type OpenedForm, useMemberForm } from './use-member-form.ts';
import type { Roster } from './use-roster.ts';

/** Boxes into which a text that the township proposes can be put as it is. */
const PROPOSABLE: ReadonlySet<keyof MemberDraft> = new Set(['name', 'note', 'pinyin', 'consentPaper', 'awayPlace']);

/**
 * The whole form of a member on one page, in the order in which the roster is usually copied. A returned one opens with the
 * marked places alone, and is handed in once every one of them was changed.
 */
export function MemberFormPage({
  opened,
  roster,
  review,
}: {
  readonly opened: OpenedForm;
  readonly roster: Roster;
  /** The township's return; null where nothing was sent back. */
  readonly review: Review | null;
}) {
  const { t } = useTranslation('roster');
  const form = useMemberForm(opened);
  const [unfolded, setUnfolded] = useState(false);
  const before = draftOf(opened.baseline);
  const places = markedPlaces(review?.marks ?? [], form.draft);
  const loose = places.filter(({ box }) => box === null);
  const left = places.filter((place) => !isMended(place, before, form.draft)).length;
  const mending = places.length > 0;
  const whole = !mending || unfolded;
  const placeAt = (box: keyof MemberDraft) => places.find((place) => place.box === box);
  const around = (box: keyof MemberDraft, field: ReactNode): ReactNode => {
    const place = placeAt(box);
    if (!place) return whole ? field : null;
    return (
      <Marked place={place} done={isMended(place, before, form.draft)} form={form}>
        {field}
      </Marked>
    );
  };
  const part: FormPart = { form, whole, around, marked: (box) => placeAt(box) !== undefined };
  const submit = async (): Promise<void> => {
    if (left > 0) return toNextPlace();
    if (!(await form.submit(review?.turn ?? null))) setUnfolded(true);
  };
  const wrong = Object.keys(form.problems).length;
  const say = wrong > 0 ? t('form.wrong', { count: wrong }) : left > 0 ? t('mark.left', { count: left }) : undefined;
  const boxes = (
    <>
      {loose.map((place) => (
        <Marked key={place.number} place={place} done={isMended(place, before, form.draft)} form={form}>
          {null}
        </Marked>
      ))}
      <Person part={part} />
      <InParty part={part} />
      <InVillage part={part} roster={roster} />
      <Contact part={part} />
      <More part={part} />
    </>
  );
  return (
    <AppPage
      title={opened.baseline === null ? t('form.new') : t('form.edit')}
      subtitle={opened.baseline?.name}
      back={opened.baseline === null ? '/roster' : `/roster/${opened.recordId}`}
      action={<KeptSign kept={form.kept} />}
      footer={<BottomAction label={mending ? t('form.mended') : t('form.save')} say={say} onPress={() => void submit()} />}
    >
      {mending && review && <ReturnedHead review={review} count={places.length} />}
      {whole ? (
        boxes
      ) : (
        <Section title={t('mark.section')} aside={t('mark.mended', { count: places.length - left })}>
          {boxes}
        </Section>
      )}
      {!whole && (
        <button type="button" className="zb-more" onClick={() => setUnfolded(true)}>
          {t('mark.others')}
          <ChevronDown className="zb-icon" aria-hidden="true" />
        </button>
      )}
      {whole && <Questions form={form} />}
      {form.kept !== null && <Discard form={form} />}
    </AppPage>
  );
}

/** Puts the first place that is still to be mended before the eyes. */
function toNextPlace(): void {
  const place = document.querySelector<HTMLElement>('main .zb-mend:not(.zb-mend-done)');
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}

function Marked({
  place,
  done,
  form,
  children,
}: {
  readonly place: MarkedPlace;
  readonly done: boolean;
  readonly form: MemberForm;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('roster');
  const { box, proposal } = place;
  const usable = box !== null && proposal !== null && PROPOSABLE.has(box);
  return (
    <ReturnedField
      number={place.number}
      todoLabel={t('mark.todo')}
      doneLabel={t('mark.done')}
      done={done}
      note={proposal !== null && !usable ? t('mark.noteWith', { note: place.note, proposal }) : place.note}
      proposal={
        usable
          ? { label: t('mark.proposal'), text: proposal, useLabel: t('mark.useIt'), onUse: () => form.set({ [box]: proposal }) }
          : undefined
      }
    >
      {children}
    </ReturnedField>
  );
}

function Discard({ form }: { readonly form: MemberForm }) {
  const { t } = useTranslation('roster');
  const [asking, setAsking] = useState(false);
  return (
    <div className="zb-tools">
      <Button onPress={() => setAsking(true)}>{t('form.discard')}</Button>
      <ConfirmSheet
        open={asking}
        title={t('form.discardTitle')}
        text={t('form.discardText')}
        keepLabel={t('form.discardKeep')}
        actLabel={t('form.discardDo')}
        onKeep={() => setAsking(false)}
        onAct={() => void form.discard()}
      />
    </div>
  );
}

function Questions({ form }: { readonly form: MemberForm }) {
  const { t } = useTranslation('roster');
  return memberQuestions(form.draft).map((question) => (
    <p key={question} className="zb-form-ask">
      {t(`ask.${question}`)}
    </p>
  ));
}
