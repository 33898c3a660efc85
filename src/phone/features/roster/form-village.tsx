import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type FormPart, FormSheet, useSaid, YesNo } from './form-part.tsx';
import { isOpen, type Roster } from './use-roster.ts';

/** His group in the branch, and whether somebody looks in on him. */
export function InVillage({ part, roster }: { readonly part: FormPart; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { form, around } = part;
  const day = useServices().today();
  const groups = roster.groups.filter((group) => isOpen(group, day) || group.id === (form.draft.groupId as string | null));
  return (
    <FormSheet title={t('form.village')} whole={part.whole}>
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
    </FormSheet>
  );
}

/** Where he is, how he is reached, and what else is to be known. */
export function Contact({ part }: { readonly part: FormPart }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const said = useSaid(part.form);
  const { around, marked } = part;
  const { draft, set, leave } = part.form;
  const day = useServices().today();
  return (
    <FormSheet title={t('form.contact')} whole={part.whole}>
      {around(
        'isAway',
        <>
          <YesNo label={records('field.away')} value={draft.isAway} onChange={(isAway) => set({ isAway })} />
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
                error={said('awayPlace')}
                note={t('form.optional')}
                value={draft.awayPlace}
                onChange={(awayPlace) => set({ awayPlace })}
                maxLength={60}
              />
            </>
          )}
        </>,
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
      {(draft.phone !== '' || marked('phoneConsent')) &&
        around(
          'phoneConsent',
          <>
            <YesNo
              label={records('field.phoneConsent')}
              hint={t('form.consentHint')}
              value={draft.phoneConsent}
              onChange={(phoneConsent) => set({ phoneConsent, phoneConsentOn: day })}
            />
            {draft.phoneConsentOn !== '' && (
              <DateField
                label={records('field.phoneConsentOn')}
                error={said('phoneConsentOn')}
                value={draft.phoneConsentOn}
                onChange={(phoneConsentOn) => set({ phoneConsentOn })}
                onLeave={() => leave('phoneConsentOn')}
              />
            )}
          </>,
        )}
      {around(
        'lostSince',
        <DateField
          label={records('field.lostSince')}
          note={t('form.optional')}
          hint={t('form.lostHint')}
          error={said('lostSince')}
          value={draft.lostSince}
          onChange={(lostSince) => set({ lostSince })}
          onLeave={() => leave('lostSince')}
        />,
      )}
      {around(
        'pinyin',
        <TextField
          label={records('field.pinyin')}
          note={t('form.optional')}
          hint={t('form.pinyinHint')}
          error={said('pinyin')}
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
          error={said('note')}
          note={t('form.optional')}
          value={draft.note}
          onChange={(note) => set({ note })}
          maxLength={200}
        />,
      )}
    </FormSheet>
  );
}
