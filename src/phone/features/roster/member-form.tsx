import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Education, type Ethnicity, ExcuseReason, MemberStatus, Occupation, Rights } from '#domain/records/member.ts';
import type { ReviewMark } from '#domain/review/review.ts';
import { KeptSign } from '#phone/kept-sign.tsx';
import { useServices } from '#phone/services.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { DateField } from '#ui/date-field.tsx';
import { ReturnedField } from '#ui/returned-field.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import './roster.css';
import { EthnicityField } from './ethnicity-field.tsx';
import { boxesOf, draftOf, type MemberDraft, memberQuestions } from './member-draft.ts';
import { MonthField } from './month-field.tsx';
import { type MemberForm, type OpenedForm, useMemberForm } from './use-member-form.ts';
import { isOpen, type Roster } from './use-roster.ts';

type Part = { readonly form: MemberForm; readonly around: (box: keyof MemberDraft, field: ReactNode) => ReactNode };

/** The whole form of a member on one page, in the order in which the roster is usually copied. */
export function MemberFormPage({
  opened,
  roster,
  marks,
}: {
  readonly opened: OpenedForm;
  readonly roster: Roster;
  readonly marks: readonly ReviewMark[];
}) {
  const { t } = useTranslation('roster');
  const form = useMemberForm(opened);
  const [asking, setAsking] = useState(false);
  const before = draftOf(opened.baseline);
  const around: Part['around'] = (box, field) => {
    const number = marks.findIndex((mark) => boxesOf(mark.path).includes(box)) + 1;
    const mark = marks[number - 1];
    if (!mark) return field;
    return (
      <ReturnedField
        number={number}
        todoLabel={t('mark.todo')}
        doneLabel={t('mark.done')}
        done={form.draft[box] !== before[box]}
        note={mark.note}
      >
        {field}
      </ReturnedField>
    );
  };
  const left = marks.filter((mark) => boxesOf(mark.path).every((box) => form.draft[box] === before[box])).length;
  const wrong = Object.keys(form.problems).length;
  const say = wrong > 0 ? t('form.wrong', { count: wrong }) : left > 0 ? t('mark.left', { count: left }) : undefined;
  const part = { form, around };
  return (
    <AppPage
      title={opened.baseline === null ? t('form.new') : t('form.edit')}
      subtitle={opened.baseline?.name}
      back={opened.baseline === null ? '/roster' : `/roster/${opened.recordId}`}
      action={<KeptSign kept={form.kept} />}
      footer={<BottomAction label={marks.length > 0 ? t('form.mended') : t('form.save')} say={say} onPress={() => void form.submit()} />}
    >
      <Person {...part} />
      <InParty {...part} />
      <InVillage {...part} roster={roster} />
      <Left {...part} />
      <Questions form={form} />
      {form.kept !== null && (
        <div className="zb-tools">
          <Button onPress={() => setAsking(true)}>{t('form.discard')}</Button>
        </div>
      )}
      <ConfirmSheet
        open={asking}
        title={t('form.discardTitle')}
        text={t('form.discardText')}
        keepLabel={t('form.discardKeep')}
        actLabel={t('form.discardDo')}
        onKeep={() => setAsking(false)}
        onAct={() => void form.discard()}
      />
    </AppPage>
  );
}

/** The sentence for what is wrong with a box; undefined while nothing is. */
function useSaid(form: MemberForm): (box: keyof MemberDraft) => string | undefined {
  const { t } = useTranslation('roster');
  return (box) => {
    const problem = form.problems[box];
    return problem === undefined ? undefined : t(`wrong.${problem}`);
  };
}

const YES_NO = ['yes', 'no'] as const;

function YesNo({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { t } = useTranslation('roster');
  return (
    <ChoiceChips
      label={label}
      hint={hint}
      choices={YES_NO.map((each) => ({ value: each, label: t(each) }))}
      value={value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}

function Person({ form, around }: Part) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(form);
  const { draft, set, leave } = form;
  return (
    <Section title={t('form.person')}>
      <div className="zb-form-sheet">
        {around(
          'name',
          <TextField
            label={records('field.name')}
            error={said('name')}
            hint={t('form.nameHint')}
            value={draft.name}
            onChange={(name) => set({ name })}
            onLeave={() => leave('name')}
            autoComplete="off"
          />,
        )}
        {around(
          'sex',
          <ChoiceChips
            label={records('field.sex')}
            error={said('sex')}
            choices={(['1', '2'] as const).map((value) => ({ value, label: records(`sex.${value}`) }))}
            value={draft.sex === '1' || draft.sex === '2' ? draft.sex : null}
            onChange={(sex) => set({ sex })}
          />,
        )}
        {around(
          'birthMonth',
          <MonthField
            label={records('field.birthMonth')}
            note={t('form.optional')}
            error={said('birthMonth')}
            value={draft.birthMonth}
            onChange={(birthMonth) => set({ birthMonth })}
            onLeave={() => leave('birthMonth')}
          />,
        )}
        {around(
          'ethnicity',
          <EthnicityField
            label={records('field.ethnicity')}
            value={draft.ethnicity as Ethnicity}
            onChange={(ethnicity) => set({ ethnicity })}
          />,
        )}
        {around(
          'education',
          <ChoiceChips
            label={records('field.education')}
            note={t('form.optional')}
            canClear
            choices={Education.options.map((value) => ({ value, label: records(`education.${value}`) }))}
            value={draft.education}
            onChange={(education) => set({ education })}
          />,
        )}
        {around(
          'occupation',
          <ChoiceChips
            label={records('field.occupation')}
            note={t('form.optional')}
            canClear
            choices={Occupation.options.map((value) => ({ value, label: records(`occupation.${value}`) }))}
            value={draft.occupation}
            onChange={(occupation) => set({ occupation })}
          />,
        )}
      </div>
    </Section>
  );
}

function InParty({ form, around }: Part) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(form);
  const { draft, set, leave } = form;
  return (
    <Section title={t('form.party')}>
      <div className="zb-form-sheet">
        {around(
          'status',
          <ChoiceChips
            label={records('field.status')}
            choices={MemberStatus.options.map((value) => ({ value, label: records(`memberStatus.${value}`) }))}
            value={draft.status}
            onChange={(status) => status && set({ status })}
          />,
        )}
        {draft.status !== 'formal' &&
          around(
            'statusSince',
            <DateField
              label={records('field.statusSince')}
              error={said('statusSince')}
              value={draft.statusSince}
              onChange={(statusSince) => set({ statusSince })}
              onLeave={() => leave('statusSince')}
            />,
          )}
        {around(
          'joinedOn',
          <DateField
            label={records('field.joinedOn')}
            hint={t('form.joinedHint')}
            error={said('joinedOn')}
            value={draft.joinedOn}
            onChange={(joinedOn) => set({ joinedOn })}
            onLeave={() => leave('joinedOn')}
          />,
        )}
        {around(
          'formalOn',
          <DateField
            label={records('field.formalOn')}
            hint={t('form.formalHint')}
            error={said('formalOn')}
            value={draft.formalOn}
            onChange={(formalOn) => set({ formalOn })}
            onLeave={() => leave('formalOn')}
          />,
        )}
        {around(
          'rights',
          <ChoiceChips
            label={records('field.rights')}
            choices={Rights.options.map((value) => ({ value, label: records(`rights.${value}`) }))}
            value={draft.rights}
            onChange={(rights) => rights && set({ rights })}
          />,
        )}
        {draft.rights !== 'full' &&
          around(
            'rightsUntil',
            <DateField
              label={records('field.rightsUntil')}
              note={t('form.optional')}
              error={said('rightsUntil')}
              value={draft.rightsUntil}
              onChange={(rightsUntil) => set({ rightsUntil })}
              onLeave={() => leave('rightsUntil')}
            />,
          )}
        {around(
          'excused',
          <YesNo
            label={records('field.excuse')}
            hint={t('form.excuseHint')}
            value={draft.excused}
            onChange={(excused) => set({ excused })}
          />,
        )}
        {draft.excused && (
          <>
            <ChoiceChips
              label={t('form.excuseReason')}
              error={said('excuseReason')}
              choices={ExcuseReason.options.map((value) => ({ value, label: records(`excuse.${value}`) }))}
              value={draft.excuseReason}
              onChange={(excuseReason) => set({ excuseReason })}
            />
            <TextField
              label={t('form.consentPaper')}
              error={said('consentPaper')}
              value={draft.consentPaper}
              onChange={(consentPaper) => set({ consentPaper })}
              onLeave={() => leave('consentPaper')}
              maxLength={100}
            />
            <DateField
              label={t('form.consentOn')}
              error={said('consentOn')}
              value={draft.consentOn}
              onChange={(consentOn) => set({ consentOn })}
              onLeave={() => leave('consentOn')}
            />
            <DateField
              label={t('form.assemblyOn')}
              error={said('assemblyOn')}
              value={draft.assemblyOn}
              onChange={(assemblyOn) => set({ assemblyOn })}
              onLeave={() => leave('assemblyOn')}
            />
          </>
        )}
      </div>
    </Section>
  );
}

function InVillage({ form, around, roster }: Part & { readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const groups = roster.groups.filter((group) => isOpen(group, day) || group.id === (form.draft.groupId as string | null));
  return (
    <Section title={t('form.village')}>
      <div className="zb-form-sheet">
        {groups.length > 0 &&
          around(
            'groupId',
            <ChoiceChips
              label={records('field.groupId')}
              canClear
              choices={groups.map((group) => ({ value: group.id as string, label: group.body.name }))}
              value={form.draft.groupId}
              onChange={(groupId) => form.set({ groupId })}
            />,
          )}
        {around(
          'needsCare',
          <YesNo
            label={records('field.needsCare')}
            hint={t('form.careHint')}
            value={form.draft.needsCare}
            onChange={(needsCare) => form.set({ needsCare })}
          />,
        )}
      </div>
    </Section>
  );
}

function Left({ form, around }: Part) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(form);
  const { draft, set, leave } = form;
  return (
    <Section title={t('form.contact')}>
      <div className="zb-form-sheet">
        {around('isAway', <YesNo label={records('field.away')} value={draft.isAway} onChange={(isAway) => set({ isAway })} />)}
        {draft.isAway && (
          <>
            <DateField
              label={t('form.awaySince')}
              error={said('awaySince')}
              value={draft.awaySince}
              onChange={(awaySince) => set({ awaySince })}
              onLeave={() => leave('awaySince')}
            />
            <TextField
              label={t('form.awayPlace')}
              note={t('form.optional')}
              value={draft.awayPlace}
              onChange={(awayPlace) => set({ awayPlace })}
              maxLength={60}
            />
          </>
        )}
        {around(
          'phone',
          <TextField
            label={records('field.phone')}
            note={t('form.optional')}
            error={said('phone')}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            value={draft.phone}
            onChange={(phone) => set({ phone })}
            onLeave={() => leave('phone')}
            maxLength={20}
          />,
        )}
        {draft.phone !== '' &&
          around(
            'phoneConsent',
            <YesNo label={records('field.phoneConsent')} value={draft.phoneConsent} onChange={(phoneConsent) => set({ phoneConsent })} />,
          )}
        {around(
          'pinyin',
          <TextField
            label={records('field.pinyin')}
            note={t('form.optional')}
            hint={t('form.pinyinHint')}
            value={draft.pinyin}
            onChange={(pinyin) => set({ pinyin })}
            autoCapitalize="off"
            autoComplete="off"
            maxLength={100}
          />,
        )}
        {around(
          'note',
          <TextField
            label={records('field.note')}
            note={t('form.optional')}
            value={draft.note}
            onChange={(note) => set({ note })}
            maxLength={200}
          />,
        )}
      </div>
    </Section>
  );
}

function Questions({ form }: { readonly form: MemberForm }) {
  const { t } = useTranslation('roster');
  return memberQuestions(form.draft).map((question) => (
    <p key={question} className="zb-ask">
      {t(`ask.${question}`)}
    </p>
  ));
}
