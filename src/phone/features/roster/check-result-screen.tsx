import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stayOf } from '#domain/floating/stays.ts';
import { isOver } from '#domain/relations/transfer.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { useCheck, useWritesCheck } from './use-check.ts';

const LISTS = ['shouldMove', 'notReached', 'unclear', 'notHere'] as const;
type ListName = (typeof LISTS)[number];
type Member = LocalRecord<'member'>;

async function readUnderWay(db: BranchDb) {
  const [stays, transfers] = await Promise.all([recordsOfKind(db, 'floatingStay'), recordsOfKind(db, 'transfer')]);
  return { stays, transfers: transfers.filter(({ body }) => body.direction === 'out' && !isOver(body)) };
}

/** What this year's 关系排查 came to: the three numbers that should agree, and by name who makes the difference, each with what can be done now. */
export function CheckResultScreen() {
  const { t } = useTranslation('relations');
  const check = useCheck();
  const actOf = useAct();
  const result = check?.result;
  const members = new Map(check?.people.map((member) => [member.id as string, member]));
  const left = result ? LISTS.some((list) => result[list].length > 0) || result.open.length > 0 : true;
  return (
    <AppPage title={t('check.result')} subtitle={check && t('check.title', { year: check.year })} back="/roster/check">
      {check && check.people.length === 0 && <EmptyState title={t('check.empty')} />}
      {result && result.registered > 0 && (
        <p className="zb-block">{t('check.counts', { registered: result.registered, reached: result.reached, right: result.right })}</p>
      )}
      {result && result.registered > 0 && !left && <p className="zb-block zb-sub">{t('check.none')}</p>}
      {result &&
        LISTS.map(
          (list) =>
            result[list].length > 0 && (
              <Section key={list} title={t(`check.list.${list}`)} aside={result[list].length}>
                <p className="zb-block zb-sub">{t(`check.help.${list}`)}</p>
                <Ledger>
                  {result[list].flatMap((id) => {
                    const member = members.get(id);
                    return member ? [<Person key={id} member={member} act={actOf(list, member)} calls={list !== 'shouldMove'} />] : [];
                  })}
                </Ledger>
              </Section>
            ),
        )}
      {result && result.open.length > 0 && (
        <Section title={t('check.list.open')} aside={result.open.length}>
          <Ledger>
            <LedgerRow
              low
              margin={null}
              name={t('check.open', { count: result.open.length })}
              facts={t('check.back')}
              href="/roster/check"
            />
          </Ledger>
        </Section>
      )}
    </AppPage>
  );
}

type Act = { readonly label: string; readonly href: string };

/** What can be done about a member now; one that is under way already is gone on with. */
function useAct(): (list: ListName, member: Member) => Act {
  const { t } = useTranslation('relations');
  const { newId, today } = useServices();
  const writes = useWritesCheck();
  const found = useLive(readUnderWay);
  const { stays, transfers } = found.state === 'ready' ? found.data : { stays: [], transfers: [] };
  return (list, member) => {
    const page = { label: t('check.act.member'), href: `/roster/${member.id}` };
    const stay = stayOf(stays, member.id, today());
    if (list === 'shouldMove') {
      const begun = transfers.find(({ body }) => (body.memberId as string | null) === member.id);
      if (begun) return { label: t('check.act.underWay'), href: `/roster/transfers/${begun.id}` };
      return writes ? { label: t('check.act.transfer'), href: `/roster/transfers?open=${newId()}&member=${member.id}` } : page;
    }
    if (stay) return { label: t('check.act.stay'), href: `/floating/${stay.id}` };
    if (list === 'notHere' && writes) return { label: t('check.act.register'), href: `/floating/form?direction=out&member=${member.id}` };
    return page;
  };
}

function Person({ member, act, calls }: { readonly member: Member; readonly act: Act; readonly calls: boolean }) {
  const { t } = useTranslation('relations');
  const { phone, phoneConsent, name } = member.body;
  return (
    <LedgerRow
      low
      margin={null}
      name={name}
      facts={act.label}
      href={act.href}
      beside={
        calls && phone !== '' && phoneConsent ? (
          <a className="zb-row-beside" href={`tel:${phone.replace(/[ -]/g, '')}`} aria-label={t('check.act.call', { name })}>
            <Phone className="zb-icon" aria-hidden="true" />
          </a>
        ) : undefined
      }
    />
  );
}
