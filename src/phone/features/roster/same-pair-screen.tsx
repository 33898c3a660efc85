import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import { type MemberPart, partsApart, partsSaid, partsToTake } from '#domain/roster/merge-members.ts';
import { formats } from '#i18n/format.ts';
import { memberPartName, memberPartWords } from '#i18n/member-part-words.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { useMerging } from './use-merging.ts';
import { wholeBody } from './use-same-people.ts';

type Member = LocalRecord<'member'>;

const readPair = async (db: BranchDb, a: string, b: string) => {
  const [members, groups] = await Promise.all([recordsOfKind(db, 'member'), recordsOfKind(db, 'group')]);
  const of = (id: string) => members.find((member) => (member.id as string) === id);
  // The elder record is the one that is kept: most of what speaks of him speaks of it.
  const [kept, other] = [of(a), of(b)].sort((x, y) => ((x?.firstWrittenAt ?? '') < (y?.firstWrittenAt ?? '') ? -1 : 1));
  return { kept, other, names: Object.fromEntries(groups.map(({ id, body }) => [id as string, body.name])) };
};

/** Two records side by side, part by part; what differs is chosen, and then they are one, or are said to be two. */
export function SamePairScreen() {
  const { t } = useTranslation('samePeople');
  const { a = '', b = '' } = useParams();
  const found = useLive(readPair, a, b);
  if (found.state === 'loading')
    return (
      <AppPage title={t('title')} back="/roster/same">
        {null}
      </AppPage>
    );
  const { kept, other, names } = found.data;
  if (!kept || !other || kept.id === other.id)
    return (
      <AppPage title={t('title')} back="/roster/same">
        <EmptyState title={t('gone')} help={t('goneHelp')} act={{ label: t('back'), href: '/roster/same' }} />
      </AppPage>
    );
  return <ThePair kept={kept} other={other} names={names} />;
}

function ThePair({
  kept,
  other,
  names,
}: {
  readonly kept: Member;
  readonly other: Member;
  readonly names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('samePeople');
  const { today, actor } = useServices();
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: kept.branchId, kind: 'member', groupId: null });
  const navigate = useNavigate();
  const { merge, notSame } = useMerging();
  // What was chosen stands in the address, so that it is there again after the phone was put away.
  const [params, setParams] = useSearchParams();
  const [one, two] = [wholeBody(kept), wholeBody(other)];
  const apart = partsApart(one, two);
  const telling = { names, today: today() };
  const first = partsToTake(one, two);
  const takes = (part: MemberPart): boolean => (params.has(part) ? params.get(part) === 'other' : first.includes(part));
  const choose = (part: MemberPart, which: 'kept' | 'other'): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(part, which);
        return next;
      },
      { replace: true },
    );
  const back = (done: boolean): void => {
    if (done) void navigate('/roster/same', { replace: true });
  };
  const alike = partsSaid(one).filter((part) => !apart.includes(part));
  return (
    <AppPage
      title={t('pair', { one: one.name, other: two.name })}
      back="/roster/same"
      footer={
        writes ? <BottomAction label={t('merge')} onPress={() => void merge(kept, other, apart.filter(takes)).then(back)} /> : undefined
      }
    >
      <Section title={apart.length === 0 ? t('allSame') : t('choose')}>
        <div className="zb-form-sheet">
          {apart.map((part) => (
            <ChoiceChips
              key={part}
              label={memberPartName(part)}
              choices={[
                { value: 'kept', label: memberPartWords(one, part, telling) },
                { value: 'other', label: memberPartWords(two, part, telling) },
              ]}
              value={takes(part) ? 'other' : 'kept'}
              onChange={(which) => which && choose(part, which)}
            />
          ))}
        </div>
        {alike.length > 0 && <p className="zb-block zb-sub">{t('same', { parts: formats().list(alike.map(memberPartName)) })}</p>}
      </Section>
      {writes && (
        <div className="zb-tools">
          <Button wide onPress={() => void notSame(kept, other).then(back)}>
            {t('notSame')}
          </Button>
        </div>
      )}
    </AppPage>
  );
}
