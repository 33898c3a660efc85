import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '#domain/kernel/ids.ts';
import { Person } from '#domain/records/meeting.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { FormModel } from './form-model.ts';
import { committeeMembers } from './meeting-roster.ts';

type Initials = (name: string) => string;

/** Chooses a person from the committee or the members, by name or pinyin; a visitor can be written in full. */
export function PersonPicker({
  model,
  role,
  onPick,
  onClose,
}: {
  readonly model: FormModel;
  readonly role: string;
  readonly onPick: (person: Person | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('meetings');
  const [words, setWords] = useState('');
  const initials = useInitials();
  const committee = committeeMembers(model.roster, model.body.heldOn);
  const inCommittee = new Set(committee.map((member) => member.id));
  const wanted = words.trim().toLowerCase();
  const fits = ({ body }: LocalRecord<'member'>): boolean =>
    wanted === '' ||
    body.name.includes(words.trim()) ||
    body.pinyin.replaceAll(' ', '').includes(wanted) ||
    initials(body.name).includes(wanted);
  const leading = committee.filter(fits);
  const others = model.roster.members.filter((member) => !inCommittee.has(member.id) && fits(member));
  const visitor = Person.safeParse({ memberId: null, name: words.trim() });
  const pick = (member: LocalRecord<'member'>) => onPick({ memberId: member.id as string as MemberId, name: member.body.name });
  return (
    <Sheet open title={t('pick.title', { role })} onClose={onClose}>
      <TextField label={t('pick.search')} value={words} onChange={setWords} autoComplete="off" />
      <div className="zb-sheet-list">
        {leading.map((member) => (
          <button key={member.id} type="button" onClick={() => pick(member)}>
            {member.body.name}
            <small>{t('pick.committee')}</small>
          </button>
        ))}
        {others.map((member) => (
          <button key={member.id} type="button" onClick={() => pick(member)}>
            {member.body.name}
          </button>
        ))}
        {visitor.success && leading.length + others.length === 0 && (
          <button type="button" onClick={() => onPick(visitor.data)}>
            {t('pick.other', { name: visitor.data.name })}
          </button>
        )}
      </div>
      <div className="zb-pair">
        <Button onPress={() => onPick(null)}>{t('pick.clear')}</Button>
        <Button onPress={onClose}>{t('pick.close')}</Button>
      </div>
    </Sheet>
  );
}

/** Pinyin initials and full spelling of a name; empty until the table has been read, which happens only when somebody searches. */
function useInitials(): Initials {
  const [initials, setInitials] = useState<{ readonly of: Initials }>({ of: () => '' });
  useEffect(() => {
    let alive = true;
    void import('pinyin-pro').then(({ pinyin }) => {
      const of: Initials = (name) => {
        const full = pinyin(name, { toneType: 'none', type: 'array' });
        return `${full.join('')} ${full.map((syllable) => syllable.slice(0, 1)).join('')}`;
      };
      if (alive) setInitials({ of });
    });
    return () => {
      alive = false;
    };
  }, []);
  return initials.of;
}
