import { useTranslation } from 'react-i18next';
import { ExcuseReason, MemberStatus, Rights } from '#domain/records/member.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type FormPart, FormSheet, useSaid, YesNo } from './form-part.tsx';
import { ChangeFacts, PastChanges, statusChosen } from './form-status.tsx';

/** Where he stands in the Party, and whether he counts in 应到. */
export function InParty({ part }: { readonly part: FormPart }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(part.form);
  const { around, marked } = part;
  const { draft, set, leave } = part.form;
  return (
    <FormSheet title={t('form.party')} whole={part.whole}>
      {around(
        'status',
        <ChoiceChips
          label={records('field.status')}
          choices={MemberStatus.options.map((value) => ({ value, label: records(`memberStatus.${value}`) }))}
          value={draft.status}
          onChange={(status) => status && set(statusChosen(draft, status))}
        />,
      )}
      {(draft.status !== 'formal' || marked('statusSince')) &&
        around(
          'statusSince',
          <DateField
            label={records('field.statusSince')}
            hint={draft.wasStatus !== null && draft.status !== draft.wasStatus ? t('form.statusSinceHint') : undefined}
            error={said('statusSince')}
            value={draft.statusSince}
            onChange={(statusSince) => set({ statusSince })}
            onLeave={() => leave('statusSince')}
          />,
        )}
      {(draft.status !== 'formal' || marked('statusPaper')) && <ChangeFacts part={part} />}
      {part.whole && Object.keys(draft.statusChanges).length > 0 && <PastChanges form={part.form} />}
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
      {(draft.rights !== 'full' || marked('rightsSince')) &&
        around(
          'rightsSince',
          <DateField
            label={records('field.rightsSince')}
            note={t('form.optional')}
            error={said('rightsSince')}
            value={draft.rightsSince}
            onChange={(rightsSince) => set({ rightsSince })}
            onLeave={() => leave('rightsSince')}
          />,
        )}
      {(draft.rights !== 'full' || marked('rightsPaper')) &&
        around(
          'rightsPaper',
          <TextField
            label={records('field.rightsPaper')}
            hint={draft.rights === 'suspended' ? t('form.rightsPaperHint') : undefined}
            error={said('rightsPaper')}
            value={draft.rightsPaper}
            onChange={(rightsPaper) => set({ rightsPaper })}
            maxLength={100}
          />,
        )}
      {(draft.rights !== 'full' || marked('rightsUntil')) &&
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
        <>
          <YesNo
            label={records('field.excuse')}
            hint={t('form.excuseHint')}
            value={draft.excused}
            onChange={(excused) => set({ excused })}
          />
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
        </>,
      )}
    </FormSheet>
  );
}
