import type { TFunction } from 'i18next';
import { isDue, tally } from '#domain/meetings/tally.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { countersAgree } from '#domain/rules/count-faults.ts';
import { electionOutcome } from '#domain/rules/elections.ts';
import { outcome, quorum, tallyFault, voteSubject } from '#domain/rules/votes.ts';
import { formats } from '#i18n/format.ts';
import { electionWords, namesOf, sheetLines } from '#i18n/vote-words.ts';
import type { Say } from '#township/say.ts';
import type { FieldNow } from './field-row.ts';
import { remedyLines } from './remedy-lines.ts';

type Words = {
  readonly t: TFunction<['inbox', 'records', 'photos', 'meetings']>;
  readonly minutes: TFunction<'meetings'>;
  readonly say: Say;
  readonly names: Readonly<Record<string, string>>;
};

const ordered = <T extends { readonly order: number }>(map: Readonly<Record<string, T>>): T[] =>
  Object.values(map).sort((a, b) => a.order - b.order);

/** A meeting's record as lines to read, in the order of the paper ledger. */
export function meetingRows(body: MeetingBody, { t, say, names, minutes }: Words): FieldNow[] {
  const nameOf = (id: string): string => names[id] ?? t('row.unknownPerson');
  const row = (key: string, lines: readonly string[], extra: Partial<FieldNow> = {}): FieldNow => ({
    key,
    path: key,
    label: t(`field.${key as 'heldOn'}`),
    lines: lines.filter((line) => line !== ''),
    doubts: [],
    proposable: false,
    ...extra,
  });
  const counts = tally(body, body.roll);
  const withVotes = Object.values(body.roll).some((rollClass) => rollClass === 'counted');
  const due = (id: string): boolean => isDue(body.roll[id] ?? 'excused');
  const people = (state: 'leave' | 'absent'): string => {
    const lines = Object.entries(body.attendance).filter(([id, line]) => line.state === state && due(id));
    const list = lines.map(([id, line]) => (line.reason ? t('row.personBecause', { name: nameOf(id), reason: line.reason }) : nameOf(id)));
    return lines.length === 0 ? '' : t(`row.${state}`, { n: lines.length, names: formats().list(list) });
  };
  const uncounted = Object.entries(body.roll).filter(([id]) => !due(id));
  const besides = uncounted.map(([id, why]) =>
    t('row.personUncounted', {
      name: nameOf(id),
      why: t(`records:rollClass.${why}`),
      state: t(`records:attendance.${body.attendance[id]?.state ?? 'absent'}`),
    }),
  );
  const day = say.weekday(body.heldOn);
  const held =
    body.startedAt === null
      ? day
      : body.endedAt === null
        ? t('row.heldFrom', { day, from: body.startedAt })
        : t('row.heldSpan', { day, from: body.startedAt, to: body.endedAt });
  const verdict = quorum(voteSubject(body.meetingKind, 'ordinary'), counts, body.heldOn);

  const rows: FieldNow[] = [
    row('heldOn', [held]),
    row('place', [body.place], { proposable: true }),
    row('chair', [body.chair?.name ?? '']),
    row('recorder', [body.recorder?.name ?? '']),
  ];
  if (body.alsoCounts.length > 0)
    rows.push(row('alsoCounts', [formats().list(body.alsoCounts.map((kind) => t(`records:meetingKind.${kind}`)))]));
  if (body.theme !== '' || body.meetingKind === 'themeDay' || body.meetingKind === 'lesson')
    rows.push(row('theme', [body.theme], { proposable: true }));
  if (body.themeForms.length > 0)
    rows.push(row('themeForms', [formats().list(body.themeForms.map((form) => t(`records:themeForm.${form}`)))]));
  if (body.forYear !== null) rows.push(row('forYear', [String(body.forYear)]));
  if (body.lifeForm !== null) rows.push(row('lifeForm', [t(`records:lifeForm.${body.lifeForm}`)]));
  if (body.lecturer) rows.push(row('lecturer', [body.lecturer.name]));
  if (body.taughtMinutes !== null) rows.push(row('taughtMinutes', [t('row.minutes', { n: body.taughtMinutes })]));
  rows.push(
    row(
      'turnout',
      [
        t(withVotes ? `row.turnoutVotes.${verdict.code}` : 'row.turnout', {
          due: counts.due,
          present: counts.present,
          short: verdict.facts.short,
        }),
      ],
      {
        path: null,
        doubts: counts.unmarked > 0 ? [t('row.unmarked', { n: counts.unmarked })] : [],
      },
    ),
    row(
      'attendance',
      [
        ...(counts.leave + counts.absent === 0 ? [t('row.nobodyAway')] : [people('leave'), people('absent')]),
        besides.length === 0 ? '' : t('row.besides', { names: formats().list(besides) }),
      ],
      {
        doubts: counts.withoutReason > 0 ? [t('row.withoutReason', { n: counts.withoutReason })] : [],
      },
    ),
    row('observers', [formats().list(body.observers.map((person) => person.name))]),
    row(
      'topics',
      ordered(body.topics).map((topic, i) => t('row.numbered', { n: i + 1, text: topic.text })),
    ),
    row('notes', body.notes.split('\n'), { proposable: true }),
    decisionsRow(body, row, { t, say, names, minutes }, counts),
  );
  const remedies = remedyLines(body.remedies, t, minutes, say);
  if (remedies.length > 0) rows.push(row('remedies', remedies));
  const late = Object.entries(body.arrivals).map(([id, at]) => t('row.personBecause', { name: nameOf(id), reason: at }));
  if (late.length > 0) rows.push(row('arrivals', [formats().list(late)]));
  if (body.confirmed) rows.push(row('confirmed', [t('row.heldFrom', { day: body.confirmed.name, from: say.day(body.confirmed.on) })]));
  // A meeting without photos lacks nothing, so it has no row to say so. What was written before there were photos has no list of them.
  const photos = Object.keys((body.photos as MeetingBody['photos'] | undefined) ?? {}).length;
  if (photos > 0) rows.push(row('photos', [t('photos:desk.count', { n: photos })]));
  return rows;
}

function decisionsRow(
  body: MeetingBody,
  row: (key: string, lines: readonly string[], extra?: Partial<FieldNow>) => FieldNow,
  { t, say, minutes }: Words,
  counts: { due: number; present: number },
): FieldNow {
  const lines: string[] = [];
  const doubts: string[] = [];
  for (const [i, decision] of ordered(body.decisions).entries()) {
    lines.push(t('row.numbered', { n: i + 1, text: decision.text }));
    if (decision.ownerName)
      lines.push(
        decision.dueOn
          ? t('row.ownerBy', { name: decision.ownerName, day: say.day(decision.dueOn) })
          : t('row.owner', { name: decision.ownerName }),
      );
    if (!decision.vote) continue;
    const vote = decision.vote;
    const way = formats().list([t(`records:voteKind.${vote.kind}`), ...(vote.secret ? [t('meetings:vote.secret')] : [])]);
    lines.push(t('row.voteOf', { way }), ...sheetLines(minutes, vote));
    if (!countersAgree(vote)) doubts.push(t('meetings:vote.fault.countersDiffer'));
    if (vote.election) {
      const candidates = Object.entries(vote.election.candidates).map(([id, { votes }]) => ({ id, votes }));
      // Both readings of whose half elects are worked out; where they differ the desk is told and decides nothing.
      const verdict = electionOutcome({ ...vote, seats: vote.election.seats, candidates }, counts, body.heldOn, { electedByHalfOf: 'due' });
      if (verdict.code === 'noQuorum' || verdict.code === 'ballotsVoid') doubts.push(electionWords(minutes, verdict, vote.election));
      else lines.push(electionWords(minutes, verdict, vote.election));
      if (verdict.doubtful.length > 0) doubts.push(t('meetings:elect.doubtful', { names: namesOf(verdict.doubtful, vote.election) }));
      continue;
    }
    const fault = tallyFault(vote, counts.present);
    if (!fault.ok)
      doubts.push(
        t(fault.problem.code === 'vote.favourOverPresent' ? 'row.favourOverPresent' : 'row.totalOverPresent', fault.problem.facts ?? {}),
      );
    const judged = outcome(voteSubject(body.meetingKind, vote.kind), vote, counts, body.heldOn);
    if (judged.code !== 'passed' && fault.ok) doubts.push(t(`row.${judged.code}`, judged.facts));
  }
  return row('decisions', lines, { doubts });
}
