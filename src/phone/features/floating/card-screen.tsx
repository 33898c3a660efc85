import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { cardCode } from '#domain/floating/code.ts';
import { cardOf } from '#domain/floating/exchange.ts';
import { cardNumber, inFours, tagOf } from '#domain/floating/number.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { recordById } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import './floating.css';
import { QrImage } from './qr-image.tsx';
import type { StayRecord } from './use-stays.ts';

/** 流动党员活动证: what the host branch reads, as a page to show and a sheet to print. It needs no network. */
export function CardScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('floating');
  const found = useLive(recordById, id as RecordId);
  const stay =
    found.state === 'ready' && found.data?.kind === 'floatingStay' && found.data.deleted === 0 ? (found.data as StayRecord) : null;
  return (
    <AppPage title={t('card.title')} back={stay ? `/floating/${id}` : '/floating'}>
      {stay && stay.body.direction === 'out' && <Card stay={stay} />}
      {found.state === 'ready' && stay?.body.direction !== 'out' && (
        <EmptyState title={stay ? t('card.notFor') : t('gone')} act={{ label: t('toList'), href: '/floating' }} />
      )}
    </AppPage>
  );
}

function Card({ stay }: { readonly stay: StayRecord }) {
  const { t } = useTranslation('floating');
  const { session, today } = useServices();
  const [paper, setPaper] = useState<'a6' | 'a4'>('a6');
  const card = cardOf(stay, homeName(session), today());
  const { fullDay, month } = formats();
  const facts: readonly (readonly [string, string])[] = [
    [t('card.name'), card.name],
    [t('card.home'), card.homeBranch],
    [t('card.since'), fullDay(card.since)],
    [t('card.until'), fullDay(card.until)],
    [t('card.dues'), card.duesUntil === null ? t('card.unknown') : month(card.duesUntil)],
  ];
  return (
    <>
      <article className="zb-card-paper" data-paper={paper}>
        <h2 className="zb-card-print">{t('card.title')}</h2>
        <dl className="zb-card-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <QrImage text={cardCode(card)} label={t('card.qr')} />
        <span className="zb-card-number">{inFours(cardNumber(tagOf(card.stayId), card.until, card.duesUntil))}</span>
        <p className="zb-sub">{t('card.size')}</p>
      </article>
      <div className="zb-on-screen">
        <p className="zb-block zb-sub">{t('card.help')}</p>
        <ChoiceChips
          label={t('card.paper')}
          choices={[
            { value: 'a6', label: 'A6' },
            { value: 'a4', label: 'A4' },
          ]}
          value={paper}
          onChange={(chosen) => chosen && setPaper(chosen)}
        />
        <div className="zb-tools">
          <Button wide icon={<Printer className="zb-icon" aria-hidden="true" />} onPress={() => window.print()}>
            {t('card.print')}
          </Button>
        </div>
      </div>
    </>
  );
}

/** What a card calls its home: the township and the branch. */
export const homeName = (session: { readonly townshipName: string; readonly branchName: string | null }): string =>
  `${session.townshipName}${session.branchName ?? ''}`;
