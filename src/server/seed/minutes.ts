import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import { blankVote } from '#domain/meetings/draft.ts';
import type { Decision, RollClass, Vote, VoteKind } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { leastOf, voteRule, voteSubject } from '#domain/rules/votes.ts';
import type { Sitting } from './calendar.ts';
import type { Random } from './random.ts';
import type { Made, Roster } from './roster.ts';
import { allThemes, filled, phrases, sittings, type Theme } from './words.ts';

/** What was talked about and decided, without the order of the lines. */
export type Minutes = {
  readonly theme: string;
  readonly outdoors: string | null;
  readonly topics: readonly string[];
  readonly notes: string;
  readonly decisions: readonly Omit<Decision, 'order'>[];
};

type Room = {
  readonly sitting: Sitting;
  readonly roster: Roster;
  readonly chair: Made<MemberBody>;
  readonly recorder: Made<MemberBody>;
  readonly present: readonly Made<MemberBody>[];
  readonly roll: Readonly<Record<string, RollClass>>;
};

type Matter = {
  readonly topic: string;
  readonly lines: readonly string[];
  readonly decisions: Theme['decisions'];
  readonly voteKind: VoteKind | null;
};

const MATTERS = { assembly: [1, 2], committee: [2, 3], group: [1, 2], lesson: [1, 1], themeDay: [1, 1], lifeMeeting: [1, 1] } as const;

function factsOf(room: Room, random: Random): Record<string, string | number> {
  const [a, b, p] = random.some(room.present.length > 3 ? room.present : room.roster.members, 3);
  const name = (member: Made<MemberBody> | undefined): string => member?.body.name ?? room.chair.body.name;
  return {
    a: name(a),
    b: name(b),
    p: name(p),
    chair: room.chair.body.name,
    recorder: room.recorder.body.name,
    leader: room.chair.body.name,
    hamlet: random.pick(room.roster.hamlets),
    n: random.int(3, 24),
    year: room.sitting.day.slice(0, 4),
  };
}

/** The matters of a sitting: those of its occasion, or of the season. */
function mattersOf(
  room: Room,
  random: Random,
): { matters: Matter[]; theme: string; outdoors: string | null; candidate: Made<MemberBody> | null } {
  const { kind, day, occasion } = room.sitting;
  const candidate = kind === 'assembly' ? (room.roster.newcomers.find((newcomer) => newcomer.body.joinedOn === day) ?? null) : null;
  if (kind === 'lifeMeeting') {
    const { topic, decision, lines } = sittings.lifeMeeting;
    return { matters: [{ topic, lines, decisions: [{ text: decision, days: 90 }], voteKind: null }], theme: '', outdoors: null, candidate };
  }
  const extra = sittings.extraAssemblies.find((one) => one.id === (candidate ? 'admission' : occasion));
  if (extra) {
    const text = candidate ? (extra.passed ?? '') : extra.decision;
    const voteKind = extra.voteKind === '' ? null : (extra.voteKind as VoteKind);
    return {
      matters: [{ topic: extra.topic, lines: extra.lines, decisions: [{ text, days: 30 }], voteKind }],
      theme: '',
      outdoors: null,
      candidate,
    };
  }
  const month = Number(day.slice(5, 7));
  const inSeason = allThemes.filter(
    (theme) => theme.kinds.includes(kind) && (theme.months?.includes(month) ?? true) && (kind !== 'themeDay' || theme.theme !== ''),
  );
  const [least, most] = MATTERS[kind];
  const chosen = random.some(inSeason, random.int(least, most));
  const matters = chosen.map(
    (theme): Matter => ({ ...theme, voteKind: theme.vote && (kind === 'assembly' || kind === 'committee') ? 'ordinary' : null }),
  );
  return {
    matters,
    theme: kind === 'lesson' || kind === 'themeDay' ? chosen[0]?.theme || (chosen[0]?.topic ?? '') : '',
    outdoors: kind === 'themeDay' ? (chosen[0]?.outdoors ?? null) : null,
    candidate,
  };
}

/** A tally that those present can have given; none where too few came. */
function voteOf(kind: VoteKind, room: Room, random: Random): Vote | null {
  const due = Object.entries(room.roll).filter(([, rollClass]) => rollClass === 'counted');
  const here = new Set(room.present.map((member) => member.id));
  const present = due.filter(([id]) => here.has(id)).length;
  const rule = voteRule(voteSubject(room.sitting.kind, kind), room.sitting.day);
  if (due.length === 0 || present < leastOf(rule.quorum, due.length)) return null;
  const spare = Math.max(0, present - leastOf(rule.majority, due.length));
  const against = random.chance(0.2) ? Math.min(spare, random.int(1, 2)) : 0;
  const abstained = random.chance(0.3) ? Math.min(spare - against, random.int(1, 2)) : 0;
  return { ...blankVote(kind, kind === 'admission'), inFavour: present - against - abstained, against, abstained };
}

/** Writes the minutes: who said what, what came of it, who does it by when. */
export function minutesOf(room: Room, random: Random): Minutes {
  const { matters, theme, outdoors, candidate } = mattersOf(room, random);
  const paragraphs = [filled(random.pick(phrases.openings), factsOf(room, random))];
  const topics: string[] = [];
  const decisions: Omit<Decision, 'order'>[] = [];
  for (const matter of matters) {
    const shared: Record<string, string | number> = {
      ...factsOf(room, random),
      candidate: candidate?.body.name ?? '',
      pronoun: candidate?.body.sex === '2' ? phrases.pronouns.she : phrases.pronouns.he,
    };
    topics.push(filled(matter.topic, shared));
    const speakers = random.some(room.present, random.int(3, 5));
    const missing = room.roster.members.filter((member) => room.roll[member.id] === 'attends' && !room.present.includes(member));
    for (const [at, line] of random.some(matter.lines, speakers.length).entries()) {
      const drawn = speakers[at] ?? room.chair;
      const speaker =
        /\{(leader|recorder)\}/.test(line) && (drawn === room.chair || drawn === room.recorder)
          ? (room.present.find((member) => member !== room.chair && member !== room.recorder) ?? drawn)
          : drawn;
      const other = random.pick(room.present.length > 1 ? room.present.filter((member) => member !== speaker) : room.present);
      const text = filled(line, {
        ...shared,
        p: other?.body.name ?? room.chair.body.name,
        missing: (missing.length > 0 ? random.pick(missing) : (other ?? room.chair)).body.name,
        n: random.int(3, 24),
        year: (speaker.body.joinedOn ?? room.sitting.day).slice(0, 4),
      });
      paragraphs.push(filled(random.pick(phrases.speech), { a: speaker.body.name, text }));
    }
    for (const { text, days } of matter.decisions) {
      const vote = matter.voteKind ? voteOf(matter.voteKind, room, random) : null;
      if (matter.voteKind === 'admission' && vote === null) continue;
      decisions.push({
        text: filled(text, shared),
        ownerName: String(shared['a']),
        dueOn: addDays(room.sitting.day, days) as LocalDate,
        vote,
      });
    }
  }
  paragraphs.push(filled(random.pick(phrases.closings), factsOf(room, random)));
  return { outdoors, theme: filled(theme, factsOf(room, random)), topics, notes: paragraphs.join('\n'), decisions };
}
