import { useTranslation } from 'react-i18next';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { type MemberPart, mergedMembers, partedMembers } from '#domain/roster/merge-members.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useProblemText } from '#phone/use-problem-text.ts';
import { type SaveInput, saveTogether } from '#storage/commands.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { wholeBody } from './use-same-people.ts';

type Member = LocalRecord<'member'>;

const inputOf = (member: Member, body: unknown): SaveInput => ({
  id: member.id,
  kind: 'member',
  body,
  baseline: member.body as unknown as JsonObject,
});

/** Making two members one, parting them, and saying that they are two; each all or nothing on this phone, and true once it was done. */
export function useMerging() {
  const { t } = useTranslation('samePeople');
  const { db, writer, today } = useServices();
  const toast = useToast();
  const problemText = useProblemText();
  const save = async (inputs: readonly SaveInput[], said: string): Promise<boolean> => {
    const saved = await saveTogether(db, writer, inputs);
    toast({ text: saved.ok ? said : problemText(saved.problem) });
    return saved.ok;
  };
  return {
    merge: (kept: Member, other: Member, take: readonly MemberPart[]): Promise<boolean> => {
      const said = { keptId: kept.id as string as MemberId, on: today(), byName: writer.name };
      const next = mergedMembers({ kept: wholeBody(kept), other: wholeBody(other) }, take, said);
      return save([inputOf(kept, next.kept), inputOf(other, next.other)], t('done'));
    },
    part: (kept: Member, other: Member): Promise<boolean> => {
      const next = partedMembers({ kept: wholeBody(kept), other: wholeBody(other) });
      return save([inputOf(kept, next.kept), inputOf(other, next.other)], t('parted'));
    },
    notSame: (one: Member, other: Member): Promise<boolean> => {
      const body = wholeBody(other);
      return save([inputOf(other, { ...body, notSame: { ...body.notSame, [one.id as string]: today() } })], t('notSameDone'));
    },
  };
}
