import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countsVotes } from '#domain/meetings/completeness.ts';
import { isDue, type Tally, tally } from '#domain/meetings/tally.ts';
import type { Attendance, MeetingBody } from '#domain/records/meeting.ts';
import { type QuorumVerdict, quorum, type VoteSubject, voteSubject } from '#domain/rules/votes.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AbsenceSheet } from './absence-sheet.tsx';
import { type Attendee, type AttendeeGroup, attendeeGroups } from './attendance-groups.ts';
import { AttendanceHead } from './attendance-head.tsx';
import { AttendanceChips, AttendanceRows } from './attendance-list.tsx';
import type { FormModel } from './form-model.ts';
import { HandRound } from './hand-round.tsx';
import { Observers } from './observers.tsx';
import { herePen, Pens } from './pens.tsx';
import { RollSheet } from './roll-sheet.tsx';

const strictness: readonly VoteSubject[] = ['committee', 'ordinary', 'admission', 'election'];

/** The strictest thing this meeting votes on; the ordinary one while no vote was written. */
function subjectOf(body: MeetingBody): VoteSubject {
  const subjects = Object.values(body.decisions).flatMap((decision) =>
    decision.vote ? [voteSubject(body.meetingKind, decision.vote.kind)] : [],
  );
  const fallback = voteSubject(body.meetingKind, 'ordinary');
  return subjects.reduce(
    (strictest, subject) => (strictness.indexOf(subject) > strictness.indexOf(strictest) ? subject : strictest),
    fallback,
  );
}

/** Whether a vote may be held with those marked so far; null where votes are not counted. */
export const verdictOf = (body: MeetingBody, counts: Tally): QuorumVerdict | null =>
  countsVotes(body) ? quorum(subjectOf(body), counts, body.heldOn) : null;

/** The people to be marked, by group. */
export function useAttendeeGroups(model: FormModel): readonly AttendeeGroup[] {
  const { t } = useTranslation('meetings');
  const { roll, roster } = model;
  const { meetingKind } = model.body;
  const unknown = t('page.unknownMember');
  return useMemo(() => attendeeGroups(meetingKind, roll, roster, unknown), [meetingKind, roll, roster, unknown]);
}

/** The running totals over the list, fixed under the top bar. */
export function WhoHead({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const [explaining, setExplaining] = useState(false);
  const counts = tally(model.body, model.roll);
  return (
    <>
      <AttendanceHead tally={counts} verdict={verdictOf(model.body, counts)} onExplain={() => setExplaining(true)} />
      {explaining && (
        <RollSheet
          roll={model.roll}
          leftOut={model.leftOut}
          nameOf={(id) => model.roster.memberById.get(id)?.body.name ?? t('page.unknownMember')}
          onClose={() => setExplaining(false)}
        />
      )}
    </>
  );
}

/** Step 2: who came. One tap is 到; a marked name asks. `only` shows one group, for the elder form. */
export function StepWho({
  model,
  groups,
  last = true,
}: {
  readonly model: FormModel;
  readonly groups: readonly AttendeeGroup[];
  readonly last?: boolean;
}) {
  const { t } = useTranslation('meetings');
  const [asked, setAsked] = useState<Attendee | null>(null);
  const [pen, setPen] = useState(herePen);
  const [round, setRound] = useState(false);
  const written = useRef(pen);
  written.current = pen;
  const latest = useRef(model);
  latest.current = model;
  const mark = useCallback((memberId: string, line: Attendance | null) => latest.current.apply({ type: 'mark', memberId, line }), []);
  const away = useCallback((person: Attendee, reason: string) => mark(person.id, { state: 'leave', reason }), [mark]);
  // On the elder list 到 has a button of its own, so there the pen writes only for 没到.
  const here = useCallback(
    (person: Attendee) => {
      const { reason } = written.current;
      if (reason === null || latest.current.elder) mark(person.id, { state: 'present', reason: '' });
      else away(person, reason);
    },
    [mark, away],
  );
  const ask = useCallback(
    (person: Attendee) => {
      const { reason } = written.current;
      const line = latest.current.body.attendance[person.id];
      if (reason !== null && (line === undefined || line.state === 'present')) away(person, reason);
      else setAsked(person);
    },
    [away],
  );
  const groupHere = useCallback(
    (ids: readonly string[], group: string) => {
      const { apply, say } = latest.current;
      apply({ type: 'markHere', memberIds: ids });
      say(t('who.groupAllDone', { group, count: ids.length }), () => {
        for (const id of ids) mark(id, null);
      });
    },
    [mark, t],
  );
  const { attendance, observers } = model.body;
  const List = model.elder ? AttendanceRows : AttendanceChips;
  if (groups.length === 0) return <NobodyExpected model={model} />;
  return (
    <>
      {!model.elder && (
        <div className="zb-tools">
          <Button onPress={() => setRound(true)}>{t('who.round')}</Button>
        </div>
      )}
      {round && (
        <HandRound
          groups={groups}
          attendance={attendance}
          onHere={(id) => mark(id, { state: 'present', reason: '' })}
          onEnd={() => setRound(false)}
        />
      )}
      <Pens pen={pen} behind={asked !== null} onChange={setPen} />
      <List groups={groups} attendance={attendance} onHere={here} onAsk={ask} onGroupHere={groupHere} />
      {last && (
        <Observers
          observers={observers}
          onAdd={(person) => model.apply({ type: 'addObserver', person })}
          onDrop={(person) => {
            model.apply({ type: 'dropObserver', name: person.name });
            model.say(t('who.removedObserver', { name: person.name }), () => latest.current.apply({ type: 'addObserver', person }));
          }}
        />
      )}
      {asked && (
        <AbsenceSheet
          person={asked}
          line={attendance[asked.id]}
          onMark={(line) => mark(asked.id, line)}
          arrivedAt={model.body.arrivals[asked.id] ?? null}
          onArrived={(at) => model.apply({ type: 'arrived', memberId: asked.id, at })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function NobodyExpected({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation(['meetings', 'visits']);
  const { meetingKind, groupId } = model.body;
  const help =
    meetingKind === 'committee'
      ? t('meetings:who.nobodyCommittee')
      : meetingKind === 'group' && groupId === null
        ? t('meetings:who.nobodyGroup')
        : t('meetings:who.nobodyMembers');
  return <EmptyState title={t('meetings:who.nobody')} help={help} act={{ label: t('visits:emptyAct'), href: '/roster' }} />;
}

/** Those due whom nobody has marked, where the list was filled in by its exceptions alone: then the rest can be written as there in one press. */
export function restOf(model: FormModel): readonly string[] {
  const counts = tally(model.body, model.roll);
  if (model.baseline !== null || counts.present > 0 || counts.leave + counts.absent === 0) return [];
  return Object.entries(model.roll).flatMap(([id, rollClass]) =>
    isDue(rollClass) && !Object.hasOwn(model.body.attendance, id) ? [id] : [],
  );
}
