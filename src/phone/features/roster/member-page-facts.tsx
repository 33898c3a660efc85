import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { ageOn, currentOffices, extensionEnds, partyYears, probationEnds } from '#domain/roster/party-age.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { mayApplyFrom, statusSteps, suspensionEnds } from '#domain/roster/status.ts';
import { structureKey } from '#domain/roster/structure.ts';
import { formats } from '#i18n/format.ts';
import { structureSort } from '#i18n/structure-words.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useFieldWords } from '#phone/use-field-words.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Section } from '#ui/section.tsx';
import './roster.css';
import type { Roster } from './use-roster.ts';

/** The path of a field, what it is called and what it says; empty ones are not shown. */
type Fact = readonly [path: string, label: string, value: string];

/** What is known of a member, line by line; the township's words stand at the lines that it marked. */
export function MemberPageFacts({ member, roster }: { readonly member: LocalRecord<'member'>; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { t: ethnicities } = useTranslation('ethnicity');
  const day = useServices().today();
  const words = useDayWords();
  const { body, review } = member;
  const fieldWords = useFieldWords();
  const marks = new Map<string, string>();
  for (const { path, note } of member.standing === 'returned' ? review.marks : []) {
    const [field = path] = path.split('.');
    marks.set(field, marks.has(field) ? `${marks.get(field)}\n${note}` : note);
  }
  const group = roster.groups.find(({ id }) => (id as string) === body.groupId);
  const offices = currentOffices(roster.offices, member.id, day);
  const years = partyYears(body, day);
  const date = (on: LocalDate | null) => (on === null ? '' : words.day(on));
  const steps = statusSteps(body);
  const barred = mayApplyFrom(body, day);
  const probationary =
    body.formalOn === null && body.joinedOn !== null && (body.status === 'probationary' || body.status === 'probationExtended');
  const extension = probationary && body.status === 'probationExtended' ? extensionEnds(body.joinedOn as LocalDate) : null;
  const facts: readonly Fact[] = [
    // These two stand in the bar already; they are lines only when the township says something to them.
    ['name', records('field.name'), marks.has('name') ? body.name : ''],
    ['status', records('field.status'), marks.has('status') ? records(`memberStatus.${body.status}`) : ''],
    ['groupId', records('field.groupId'), group?.body.name ?? ''],
    [
      'offices',
      t('page.offices'),
      formats().facts(
        offices.map((office) =>
          t('fact.office', { committee: records(`committee.${office.committee}`), title: records(`officeTitle.${office.title}`) }),
        ),
      ),
    ],
    ['offices', t('page.withoutOffice'), offices.length === 0 && isOnRoll(body, day) ? t('yes') : ''],
    ['sex', records('field.sex'), records(`sex.${body.sex}`)],
    [
      'birthMonth',
      records('field.birthMonth'),
      body.birthMonth === null
        ? ''
        : t('page.born', {
            month: formats().month(body.birthMonth),
            age: ageOn(body.birthMonth, day),
            band: structureSort('age', structureKey('age', body, day)),
          }),
    ],
    ['ethnicity', records('field.ethnicity'), ethnicities(body.ethnicity as '01')],
    ['education', records('field.education'), body.education === null ? '' : records(`education.${body.education}`)],
    ['occupation', records('field.occupation'), body.occupation === null ? '' : records(`occupation.${body.occupation}`)],
    ['joinedOn', records('field.joinedOn'), date(body.joinedOn)],
    ['formalOn', records('field.formalOn'), years === null ? date(body.formalOn) : t('page.formal', { day: date(body.formalOn), years })],
    ...(probationary && body.status === 'probationary'
      ? ([['formalOn', t('page.probationEnds'), date(probationEnds(body.joinedOn as LocalDate))]] as const)
      : []),
    ...(extension === null
      ? []
      : ([['formalOn', t('page.probationEnds'), t('page.extension', { from: date(extension.from), to: date(extension.to) })]] as const)),
    ['partyAgeMonths', records('field.partyAgeMonths'), body.partyAgeMonths ? String(body.partyAgeMonths) : ''],
    ...(steps.length > 1
      ? ([
          [
            'statusSince',
            t('page.history'),
            formats().facts(
              steps.map((step) => t('page.changeLine', { day: date(step.on), status: records(`memberStatus.${step.status}`) })),
            ),
          ],
        ] as const)
      : ([['statusSince', records('field.statusSince'), date(body.statusSince)]] as const)),
    ['statusSince', t('page.suspensionEnds'), date(suspensionEnds(body, day))],
    ['statusSince', t('page.mayApplyFrom'), barred === null ? '' : t('page.mayApplyFromDay', { day: date(barred) })],
    [
      'rights',
      records('field.rights'),
      body.rights === 'full'
        ? ''
        : body.rightsUntil === null
          ? records(`rights.${body.rights}`)
          : body.rightsSince !== null
            ? t('page.rightsFrom', { rights: records(`rights.${body.rights}`), from: date(body.rightsSince), day: date(body.rightsUntil) })
            : t('page.rightsUntil', { rights: records(`rights.${body.rights}`), day: date(body.rightsUntil) }),
    ],
    [
      'excuse',
      records('field.excuse'),
      body.excuse === null
        ? ''
        : t('page.excuse', {
            reason: records(`excuse.${body.excuse.reason}`),
            paper: body.excuse.consentPaper,
            day: date(body.excuse.assemblyOn),
          }),
    ],
    ['away', records('field.away'), body.away === null ? '' : t('page.away', { place: body.away.place, day: date(body.away.since) })],
    ['phone', records('field.phone'), body.phone],
    [
      'phoneConsentOn',
      records('field.phoneConsent'),
      body.phoneConsentOn === null ? '' : t(body.phoneConsent ? 'page.consent' : 'page.consentNo', { day: date(body.phoneConsentOn) }),
    ],
    ['lostSince', records('field.lostSince'), date(body.lostSince)],
    ['cameOn', records('field.cameOn'), date(body.cameOn)],
    ['duesUntil', records('field.duesUntil'), body.duesUntil === null ? '' : formats().month(body.duesUntil)],
    ['rightsPaper', records('field.rightsPaper'), body.rightsPaper],
    ['degree', records('field.degree'), body.degree === null ? '' : records(`degree.${body.degree}`)],
    ['admission', records('field.admission'), body.admission === null ? '' : records(`admission.${body.admission}`)],
    ['joinedBranch', records('field.joinedBranch'), body.joinedBranch],
    ['workPost', records('field.workPost'), body.workPost],
    ['skillTitle', records('field.skillTitle'), body.skillTitle],
    ['stratum', records('field.stratum'), body.stratum],
    ['residence', records('field.residence'), body.residence],
    ['registeredAt', records('field.registeredAt'), body.registeredAt],
    ['needsCare', records('field.needsCare'), body.needsCare ? t('page.needsCare') : ''],
    ['note', records('field.note'), body.note],
  ];
  const named = new Set(facts.map(([path]) => path));
  const others = [...marks.keys()].filter((path) => !named.has(path)).map((path): Fact => [path, fieldWords([path]), '']);
  return (
    <Section title={t('page.facts')}>
      <dl className="zb-person-facts">
        {[...facts, ...others]
          .filter(([path, , value]) => value !== '' || marks.has(path))
          .map(([path, label, value]) => (
            <div key={`${path} ${label}`} className={marks.has(path) ? 'zb-marked' : undefined}>
              <dt>{label}</dt>
              <dd>
                {value === '' ? t('page.blank') : value}
                {marks.has(path) && <em>{marks.get(path)}</em>}
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
