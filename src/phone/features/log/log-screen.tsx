import { BookOpen, CalendarPlus, ClipboardCheck, Footprints, HandCoins, MessageSquareText, MessagesSquare, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { useServices } from '#phone/services.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';

/** 记一笔: what this person can write down today, and nothing else. */
export function LogScreen() {
  const { t } = useTranslation(['home', 'common', 'records']);
  const { actor, writer } = useServices();
  const home = { townshipId: actor.townshipId, branchId: writer.branchId };
  const kinds = MeetingKind.options.filter((kind) =>
    may.write(actor, { ...home, kind: 'meeting', groupId: kind === 'group' ? actor.groupId : null }),
  );
  const appraises = may.write(actor, { ...home, kind: 'appraisal', groupId: null });
  const addsMembers = may.write(actor, { ...home, kind: 'member', groupId: null });
  const logsDuties = may.write(actor, { ...home, kind: 'dutyLog', groupId: actor.groupId });
  return (
    <AppPage title={t('common:tabs.log')} tabs>
      <Section title={t('home:log.meeting')}>
        <Ledger>
          {kinds.map((kind) => (
            <LedgerRow
              key={kind}
              margin={<b>{t(`home:log.mark.${kind}`)}</b>}
              name={t(`records:meetingKind.${kind}`)}
              facts={t(`home:log.often.${kind}`)}
              href={`/meetings/new?kind=${kind}${kind === 'group' && actor.groupId !== null ? `&group=${actor.groupId}` : ''}`}
            />
          ))}
          {appraises && (
            <LedgerRow
              margin={<b>{t('home:log.mark.appraisal')}</b>}
              name={t('records:kind.appraisal')}
              facts={t('home:log.often.appraisal')}
              href="/appraisals/new"
            />
          )}
        </Ledger>
      </Section>
      <Section title={t('home:log.before')}>
        <Ledger>
          <LedgerRow
            margin={<CalendarPlus className="zb-icon" aria-hidden="true" />}
            name={t('home:log.plan')}
            facts={t('home:log.planFacts')}
            href="/plans"
          />
          <LedgerRow
            margin={<MessagesSquare className="zb-icon" aria-hidden="true" />}
            name={t('records:kind.talk')}
            facts={t('home:log.talkFacts')}
            href="/talks"
          />
        </Ledger>
      </Section>
      <Section title={t('records:kind.visit')}>
        <Ledger>
          <LedgerRow
            margin={<Footprints className="zb-icon" aria-hidden="true" />}
            name={t('records:kind.visit')}
            facts={t('home:log.visitFacts')}
            href="/visits/new"
          />
          <LedgerRow
            margin={<MessageSquareText className="zb-icon" aria-hidden="true" />}
            name={t('records:kind.matter')}
            facts={t('home:log.matterFacts')}
            href="/matters/new"
          />
        </Ledger>
      </Section>
      {may.write(actor, { ...home, kind: 'duesPayment', groupId: actor.groupId }) && (
        <Section title={t('home:log.dues')}>
          <Ledger>
            <LedgerRow
              margin={<HandCoins className="zb-icon" aria-hidden="true" />}
              name={t('home:log.collect')}
              facts={t('home:log.collectFacts')}
              href="/dues/collect"
            />
            <LedgerRow
              margin={<BookOpen className="zb-icon" aria-hidden="true" />}
              name={t('home:log.duesBooks')}
              facts={t('home:log.duesBooksFacts')}
              href="/dues"
            />
          </Ledger>
        </Section>
      )}
      {logsDuties && (
        <Section title={t('home:log.posts')}>
          <Ledger>
            <LedgerRow
              margin={<ClipboardCheck className="zb-icon" aria-hidden="true" />}
              name={t('home:log.duty')}
              facts={t('home:log.dutyFacts')}
              href="/posts/log"
            />
          </Ledger>
        </Section>
      )}
      {addsMembers && (
        <Section title={t('home:log.roster')}>
          <Ledger>
            <LedgerRow
              margin={<UserPlus className="zb-icon" aria-hidden="true" />}
              name={t('home:log.member')}
              facts={t('home:log.memberFacts')}
              href="/roster/new"
            />
          </Ledger>
        </Section>
      )}
    </AppPage>
  );
}
