import { addDays, daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { VisitBody } from '#domain/records/visit.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { Settings } from '#domain/rules/settings.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { careRound } from './care.ts';
import { openFollowUps } from './follow-ups.ts';
import { matterState, waitsAbove } from './matter-state.ts';

/** What the obligations of visiting are worked out from: the branch's members, visits and matters, each with its id. */
export type VisitFacts = {
  readonly members: readonly { readonly id: string; readonly body: Pick<MemberBody, 'name' | 'needsCare' | 'status'> }[];
  readonly visits: readonly { readonly id: string; readonly body: VisitBody }[];
  readonly matters: readonly { readonly id: string; readonly body: MatterBody }[];
};

/** Looking in on old and needy members is a duty of the branch (PO-3); the rhythm is the township's. */
const CARE: RuleSource = { document: 'memberRegulations2019', article: '23' };
const SET_BY_TOWNSHIP: RuleSource = { document: 'townshipSetting', article: null };

/** How many days ahead a day is told of. */
const AHEAD = 7;
/** In how many days an answer that is there is told to the person. */
const TELL_DAYS = 3;

/** Care visits, follow-ups and matters that are due within a week or were due before. */
export function visitsObligations(facts: VisitFacts, today: LocalDate, settings: Settings): Obligation[] {
  const near = (dueOn: LocalDate): boolean => daysBetween(today, dueOn) <= AHEAD;
  return [...careObligations(facts, today, settings, near), ...followUps(facts, today, near), ...matterObligations(facts, today, near)];
}

const addTo = (day: LocalDate): LocalDate => addDays(day, TELL_DAYS);

type Near = (dueOn: LocalDate) => boolean;

function careObligations({ members, visits }: VisitFacts, today: LocalDate, settings: Settings, near: Near): Obligation[] {
  const round = careRound(members, visits, settings.visits);
  const never = round.filter(({ last }) => last === null);
  const first: Obligation[] =
    never.length === 0
      ? []
      : [
          {
            // The people are in the id, so that putting it off does not put off whoever is added later.
            id: `visit:first:${never.map(({ member }) => member.id.slice(-6)).join('.')}`,
            subject: 'visit',
            what: 'careFirst',
            facts: { count: never.length, name: never[0]?.member.body.name ?? '' },
            opens: null,
            dueOn: today,
            daysLeft: 0,
            source: CARE,
          },
        ];
  return [
    ...first,
    ...round.flatMap(({ member, last, dueOn }): Obligation[] =>
      last === null || dueOn === null || !near(dueOn)
        ? []
        : [
            {
              id: `visit:care:${member.id}:${dueOn}`,
              subject: 'visit',
              what: 'care',
              facts: { name: member.body.name, days: daysBetween(last, today) },
              opens: member.id,
              dueOn,
              daysLeft: daysBetween(today, dueOn),
              source: CARE,
            },
          ],
    ),
  ];
}

function followUps({ visits }: VisitFacts, today: LocalDate, near: Near): Obligation[] {
  return openFollowUps(visits).flatMap(({ id, body }): Obligation[] =>
    body.followUpOn === null || !near(body.followUpOn)
      ? []
      : [
          {
            id: `visit:again:${id}:${body.followUpOn}`,
            subject: 'visit',
            what: 'followUp',
            facts: { house: body.house, groupId: body.groupId ?? '' },
            opens: id,
            dueOn: body.followUpOn,
            daysLeft: daysBetween(today, body.followUpOn),
            source: SET_BY_TOWNSHIP,
          },
        ],
  );
}

function matterObligations({ matters }: VisitFacts, today: LocalDate, near: Near): Obligation[] {
  return matters.flatMap(({ id, body }): Obligation[] => {
    const one = (what: Obligation['what'], of: string, dueOn: LocalDate): Obligation[] => [
      {
        id: `matter:${what}:${id}:${of}`,
        subject: 'matter',
        what,
        facts: { house: body.house, topic: body.topic, groupId: body.groupId ?? '' },
        opens: id,
        dueOn,
        daysLeft: daysBetween(today, dueOn),
        source: SET_BY_TOWNSHIP,
      },
    ];
    const state = matterState(body);
    if (state === 'answered' && body.reply) return one('tell', body.reply.id, addTo(body.reply.on));
    if (state === 'told' && body.told) return one('close', body.told.replyId, addTo(body.told.on));
    if (state === 'closed' || state === 'cannot') return [];
    if (body.upAnswer && !waitsAbove(body)) return one('townshipAnswered', body.upAnswer.passId, addTo(body.upAnswer.on));
    const dueOn = body.answerBy;
    return dueOn === null || !near(dueOn) ? [] : one(state === 'above' ? 'waitsAbove' : 'answer', dueOn, dueOn);
  });
}
