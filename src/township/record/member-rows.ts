import type { TFunction } from 'i18next';
import type { Json } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { statusSteps } from '#domain/roster/status.ts';
import { formats } from '#i18n/format.ts';
import { tellValue } from '#i18n/tell.ts';
import type { Say } from '#township/say.ts';
import type { FieldNow } from './field-row.ts';

type Words = {
  readonly t: TFunction<['inbox', 'records', 'ethnicity']>;
  readonly say: Say;
  readonly names: Readonly<Record<string, string>>;
};

/** A member's record as lines to read; what was never filled in stays away, but for what every member has. */
export function memberRows(body: MemberBody, { t, say, names }: Words): FieldNow[] {
  const row = (key: keyof MemberBody, line: string, always = false): FieldNow[] =>
    line === '' && !always
      ? []
      : [
          {
            key,
            path: key,
            label: t(`records:field.${key}`),
            lines: line === '' ? [] : [line],
            doubts: [],
            proposable: key === 'name' || key === 'note',
          },
        ];
  const day = (value: LocalDate | null): string => (value === null ? '' : formats().fullDay(value));
  return [
    ...row('name', body.name, true),
    ...row('sex', t(`records:sex.${body.sex}`), true),
    ...row('birthMonth', body.birthMonth === null ? '' : say.month(body.birthMonth), true),
    ...row('ethnicity', t(`ethnicity:${body.ethnicity as '01'}`), true),
    ...row('education', body.education === null ? '' : t(`records:education.${body.education}`), true),
    ...row('occupation', body.occupation === null ? '' : t(`records:occupation.${body.occupation}`)),
    ...row('status', t(`records:memberStatus.${body.status}`), true),
    ...row('statusSince', day(body.statusSince)),
    ...row(
      'statusChanges',
      statusSteps(body).length < 2
        ? ''
        : formats().facts(
            statusSteps(body).map((step) => t('row.since', { day: day(step.on), what: t(`records:memberStatus.${step.status}`) })),
          ),
    ),
    ...row('cameOn', day(body.cameOn)),
    ...row('joinedOn', day(body.joinedOn), true),
    ...row('formalOn', day(body.formalOn), body.status === 'formal'),
    ...row('rights', body.rights === 'full' ? '' : t(`records:rights.${body.rights}`)),
    ...row('rightsSince', day(body.rightsSince)),
    ...row('rightsUntil', day(body.rightsUntil)),
    ...row('rightsPaper', body.rightsPaper),
    ...row('groupId', body.groupId === null ? '' : (names[body.groupId] ?? t('row.unknownGroup')), true),
    ...row(
      'excuse',
      body.excuse === null
        ? ''
        : t('row.excuse', {
            reason: t(`records:excuse.${body.excuse.reason}`),
            paper: body.excuse.consentPaper,
            day: day(body.excuse.assemblyOn),
          }),
    ),
    ...row('away', body.away === null ? '' : t('row.away', { place: body.away.place, day: day(body.away.since) })),
    ...row('phone', body.phone),
    ...row('phoneConsentOn', day(body.phoneConsentOn)),
    ...row('lostSince', day(body.lostSince)),
    ...row('duesUntil', body.duesUntil === null ? '' : say.month(body.duesUntil)),
    ...row('needsCare', body.needsCare ? t('row.yes') : ''),
    ...row('mergedInto', body.mergedInto ? tellValue('mergedInto', body.mergedInto as unknown as Json, { names, today: say.today }) : ''),
    ...row('note', body.note),
    ...row('degree', body.degree === null ? '' : t(`records:degree.${body.degree}`)),
    ...row('admission', body.admission === null ? '' : t(`records:admission.${body.admission}`)),
    ...(['joinedBranch', 'workPost', 'skillTitle', 'stratum', 'residence', 'registeredAt'] as const).flatMap((key) => row(key, body[key])),
  ];
}
