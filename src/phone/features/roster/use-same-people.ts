import { useEffect, useMemo, useState } from 'react';
import { likePairs } from '#domain/records/duplicates.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { BranchDb } from '#storage/db.ts';
import { mergedMembers, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { loadReadings, type Readings, readingsNow } from './pinyin.ts';

type Member = LocalRecord<'member'>;

/** Two members who look like one person. */
export type Pair = readonly [Member, Member];

/** The members as they are read, and those who are read as one of them. */
export const readPeople = async (db: BranchDb): Promise<{ readonly members: readonly Member[]; readonly merged: readonly Member[] }> => {
  const [members, merged] = await Promise.all([recordsOfKind(db, 'member'), mergedMembers(db)]);
  return { members, merged };
};

/** A member's record with every field that today's form of it has. */
export const wholeBody = (member: Member): MemberBody => MemberBody.parse(member.body);

function pairsOf(members: readonly Member[], read: Readings | undefined): Pair[] {
  const byId = new Map(members.map((member) => [member.id as string, member]));
  const facts = members.map(({ id, body }) => ({ ...body, id: id as string, sound: body.pinyin || (read?.(body.name).join(' ') ?? '') }));
  return likePairs(facts).map(([one, other]) => [byId.get(one.id) as Member, byId.get(other.id) as Member]);
}

/** The pairs that look like one person; those that only sound alike come when the readings are there. */
export function useLikePairs(members: readonly Member[]): readonly Pair[] {
  const [read, setRead] = useState(readingsNow);
  useEffect(() => {
    let current = true;
    void loadReadings().then((table) => {
      if (current) setRead(() => table);
    });
    return () => {
      current = false;
    };
  }, []);
  return useMemo(() => pairsOf(members, read), [members, read]);
}
