import { Check, Circle, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import { type TalkYear, talkYear } from './talk-facts.ts';

/** 谈心谈话 of this year: who has not been talked with yet, and the talks. What was said is nowhere. */
export function TalksScreen() {
  const { t } = useTranslation(['agenda', 'records']);
  const { today, actor, writer } = useServices();
  const days = useDayWords();
  const found = useLive(talkYear, today());
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'talk', groupId: null });
  return (
    <AppPage
      title={t('records:kind.talk')}
      back="/log"
      action={
        writes ? (
          <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('agenda:talk.new')} href="/talks/new" />
        ) : undefined
      }
    >
      {found.state === 'ready' && (
        <>
          <Coverage {...found.data} />
          <Section title={t('agenda:talk.thisYear')} aside={t('agenda:talk.times', { count: found.data.talks.length })}>
            {found.data.talks.length === 0 ? (
              <EmptyState
                title={t('agenda:talk.empty')}
                help={t('agenda:talk.emptyHelp')}
                act={writes ? { label: t('agenda:talk.new'), href: '/talks/new' } : undefined}
              />
            ) : (
              <Ledger>
                {found.data.talks.map(({ id, body }) => (
                  <LedgerRow
                    key={id}
                    margin={days.day(body.talkedOn)}
                    name={t('agenda:talk.pair', { by: body.by.name, other: body.with.name })}
                    facts={t(`records:talkOccasion.${body.occasion}`)}
                    href={`/talks/${id}`}
                  />
                ))}
              </Ledger>
            )}
          </Section>
          <SourceNote label={t('records:source')} source={t('agenda:talk.source')}>
            <p>{t('agenda:talk.reading')}</p>
          </SourceNote>
        </>
      )}
    </AppPage>
  );
}

function Coverage({ people, talks, coverage }: TalkYear) {
  const { t } = useTranslation('agenda');
  const days = useDayWords();
  const leading = new Set(people.committee.map(({ id }) => id));
  const names = new Map([...people.committee, ...people.others].map(({ id, name }) => [id, name]));
  const name = (id: MemberId): string => names.get(id) ?? '';
  /** The last talk of a member with one of the committee, or with another member. */
  const last = (member: string, withCommittee: boolean): string => {
    const found = talks.find(({ body: { by, with: other } }) => {
      const partner = by.memberId === member ? other.memberId : other.memberId === member ? by.memberId : null;
      return partner !== null && leading.has(partner) === withCommittee && names.has(partner);
    });
    return found ? days.day(found.body.talkedOn) : t('talk.notYet');
  };
  const pairs = coverage.pairsDone + coverage.pairsOpen.length;
  return (
    <>
      {pairs > 0 && (
        <Section title={t('talk.pairs')} aside={t('talk.doneOf', { done: coverage.pairsDone, count: pairs })}>
          <Ledger>
            <LedgerRow
              margin={<Sign done={coverage.pairsOpen.length === 0} />}
              name={coverage.pairsOpen.length === 0 ? t('talk.allPairs') : t('talk.openPairs')}
              facts={formats().list(coverage.pairsOpen.map(([one, two]) => t('talk.pair', { by: name(one), other: name(two) })))}
            />
          </Ledger>
        </Section>
      )}
      <Section
        title={t('talk.members')}
        aside={t('talk.membersAside', { committee: coverage.withCommitteeOpen.length, members: coverage.amongMembersOpen.length })}
      >
        <Ledger>
          {people.others.map(({ id, name: said }) => (
            <LedgerRow
              key={id}
              margin={
                <Sign done={[...coverage.withCommitteeOpen, ...coverage.amongMembersOpen].every((open) => (open as string) !== id)} />
              }
              name={said}
              facts={t('talk.memberFacts', { committee: last(id, true), members: last(id, false) })}
              href={`/talks/new?with=${id}`}
            />
          ))}
        </Ledger>
      </Section>
    </>
  );
}

const Sign = ({ done }: { readonly done: boolean }) =>
  done ? <Check className="zb-icon" aria-hidden="true" /> : <Circle className="zb-icon" aria-hidden="true" />;
