import { useTranslation } from 'react-i18next';
import type { StatusCause } from '#domain/records/member.ts';
import { formats } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type FormPart, useSaid } from './form-part.tsx';
import { type MemberDraft, withoutChange } from './member-draft.ts';
import type { MemberForm } from './use-member-form.ts';

/** What choosing a status does to the form: another one asks for its own day, and the one that stood brings its day back. */
export const statusChosen = (draft: MemberDraft, status: MemberDraft['status']): Partial<MemberDraft> =>
  draft.wasStatus === null
    ? { status, statusCause: null }
    : { status, statusSince: status === draft.wasStatus ? draft.wasSince : '', statusCause: null, statusPaper: '' };

const CAUSES: Partial<Record<MemberDraft['status'], readonly StatusCause[]>> = {
  suspended: ['lostContact', 'settledAbroad', 'studyAbroad'],
  removed: ['selfLeft', 'struckOff', 'advisedOut', 'resigned', 'expelled'],
};

/** Why and by which paper a status changed; which case it is decides what follows (two years, five years). */
export function ChangeFacts({ part }: { readonly part: FormPart }) {
  const { t } = useTranslation(['roster', 'records']);
  const said = useSaid(part.form);
  const { draft, set } = part.form;
  const causes = CAUSES[draft.status];
  return (
    <>
      {causes &&
        part.around(
          'statusCause',
          <ChoiceChips
            label={t('roster:form.statusCause')}
            choices={causes.map((value) => ({ value, label: t(`records:statusCause.${value}`) }))}
            value={draft.statusCause}
            onChange={(statusCause) => set({ statusCause })}
          />,
        )}
      {part.around(
        'statusPaper',
        <TextField
          label={t('roster:form.statusPaper')}
          note={t('roster:form.optional')}
          error={said('statusPaper')}
          value={draft.statusPaper}
          onChange={(statusPaper) => set({ statusPaper })}
          maxLength={100}
        />,
      )}
    </>
  );
}

/** The changes that were kept, oldest first; one written by mistake can be taken out. */
export function PastChanges({ form }: { readonly form: MemberForm }) {
  const { t } = useTranslation(['roster', 'records']);
  const changes = Object.entries(form.draft.statusChanges).sort(([, a], [, b]) => (a.on < b.on ? -1 : 1));
  return (
    <div className="zb-field">
      <p className="zb-sub">{t('roster:form.history')}</p>
      <Ledger>
        {changes.map(([key, { on, status, paper }]) => (
          <LedgerRow
            key={key}
            low
            margin={null}
            name={t('roster:form.changeLine', { day: formats().fullDay(on), status: t(`records:memberStatus.${status}`) })}
            facts={paper}
            end={<Button onPress={() => form.set(withoutChange(form.draft, key))}>{t('roster:form.dropChange')}</Button>}
          />
        ))}
      </Ledger>
    </div>
  );
}
