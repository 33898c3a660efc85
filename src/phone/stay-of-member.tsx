import { Plane } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attendedElsewhere, stayOf } from '#domain/floating/stays.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { useServices } from './services.tsx';
import { useLive } from './use-live.ts';

/** A member's stay elsewhere, and how often he came to the host branch's meetings this year; nothing for one who is here. */
export function StayOfMember({ memberId }: { readonly memberId: MemberId }) {
  const { t } = useTranslation('floating');
  const day = useServices().today();
  const found = useLive(recordsOfKind<'floatingStay'>, 'floatingStay');
  if (found.state === 'loading') return null;
  const stay = stayOf(found.data, memberId, day);
  const elsewhere = attendedElsewhere(found.data, memberId, `${day.slice(0, 4)}-01-01` as LocalDate, day).length;
  if (!stay && elsewhere === 0) return null;
  return (
    <Ledger>
      <LedgerRow
        margin={<Plane className="zb-icon" aria-hidden="true" />}
        name={stay ? t('member.away', { place: stay.body.place }) : t('member.back')}
        facts={t('member.elsewhere', { count: elsewhere })}
        href={stay ? `/floating/${stay.id}` : '/floating'}
      />
    </Ledger>
  );
}
