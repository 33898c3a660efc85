import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { stampBytes, stampCode } from '#domain/floating/code.ts';
import { guestTag, hostDuesUntil, stampOf, stampPages } from '#domain/floating/exchange.ts';
import { inFours, stampNumber } from '#domain/floating/number.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import './floating.css';
import { homeName } from './card-screen.tsx';
import { QrImage } from './qr-image.tsx';
import { sealOf } from './seal.ts';
import { readStays, type StayRecord } from './use-stays.ts';

/** 回执码: what this branch, as host, tells a guest's home; shown on the screen, to be read by its phone or photographed. */
export function StampScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('floating');
  const found = useLive(readStays);
  const guest = found.state === 'ready' ? found.data.guests.find((stay) => (stay.id as string) === id) : undefined;
  return (
    <AppPage title={t('stamp.title')} subtitle={guest?.body.name} back={guest ? `/floating/${id}` : '/floating'}>
      {guest && guestTag(guest.body) !== null && <StampCode guest={guest} />}
      {found.state === 'ready' && (!guest || guestTag(guest.body) === null) && (
        <EmptyState
          title={guest ? t('stamp.noCard') : t('gone')}
          act={guest ? { label: t('scan'), href: '/floating/scan' } : { label: t('toList'), href: '/floating' }}
        />
      )}
    </AppPage>
  );
}

function StampCode({ guest }: { readonly guest: StayRecord }) {
  const { t } = useTranslation('floating');
  const { actor, session, today } = useServices();
  const [page, setPage] = useState(0);
  const pages = stampPages(guest.body);
  const day = today();
  const { body } = guest;
  const branch = homeName(session);
  const [code, setCode] = useState<string>();
  useEffect(() => {
    let here = true;
    const stamp = stampOf(body, { branch, name: actor.name }, day, page);
    if (stamp === null) return;
    const bytes = stampBytes(stamp);
    void sealOf(body.token, bytes).then((seal) => {
      if (here) setCode(stampCode(bytes, seal));
    });
    return () => {
      here = false;
    };
  }, [body, branch, actor.name, day, page]);
  const stamp = stampOf(body, { branch, name: actor.name }, day, page);
  return (
    <>
      <article className="zb-card-paper">
        <strong>{t('stamp.holds', { meetings: stamp?.attended.length ?? 0, dues: stamp?.dues.length ?? 0 })}</strong>
        {stamp?.opinion && <p className="zb-sub">{t('stamp.opinion')}</p>}
        {code !== undefined && <QrImage text={code} label={t('stamp.qr')} />}
        <span className="zb-card-number">
          {inFours(
            stampNumber({ tag: stamp?.tag ?? 0, on: day, meetings: Object.keys(body.attended).length, duesUntil: hostDuesUntil(body) }),
          )}
        </span>
        {pages > 1 && <p className="zb-sub">{t('stamp.page', { page: page + 1, pages })}</p>}
      </article>
      {pages > 1 && (
        <div className="zb-tools">
          <Button wide onPress={() => setPage((page + 1) % pages)}>
            {t('stamp.next')}
          </Button>
        </div>
      )}
      <p className="zb-block zb-sub">{t('stamp.help')}</p>
      {body.token === '' && <p className="zb-block zb-sub">{t('stamp.unsealed')}</p>}
    </>
  );
}
