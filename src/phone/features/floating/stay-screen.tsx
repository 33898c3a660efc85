import { Pencil, Phone, QrCode, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { isAway, nextContactOn, nextReportOn, overdueBy, transferFrom } from '#domain/floating/stays.ts';
import { formats } from '#i18n/format.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import './floating.css';
import { HostRows } from './host-rows.tsx';
import { StaySheets } from './stay-sheets.tsx';
import { readStays, type StayRecord, useWritesStays } from './use-stays.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** One stay: where he is, who keeps in touch, what is due, his card, and what the host branch says of him. */
export function StayScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const found = useLive(readStays);
  const writes = useWritesStays();
  const stay =
    found.state === 'ready'
      ? (found.data.guests.find((guest) => (guest.id as string) === id) ?? found.data.stays.find((one) => (one.id as string) === id))
      : undefined;
  return (
    <AppPage
      title={stay?.body.name ?? t('title')}
      subtitle={stay && records(`direction.${stay.body.direction}`)}
      back="/floating"
      action={
        stay && writes ? (
          <BarAction icon={<Pencil {...ICON} />} label={t('stay.edit')} href={`/floating/form?open=${stay.id}`} />
        ) : undefined
      }
    >
      {stay && <Stay stay={stay} writes={writes} />}
      {found.state === 'ready' && !stay && <EmptyState title={t('gone')} act={{ label: t('toList'), href: '/floating' }} />}
    </AppPage>
  );
}

function Stay({ stay, writes }: { readonly stay: StayRecord; readonly writes: boolean }) {
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const [params, setParams] = useSearchParams();
  const sheet = params.get('add');
  const setSheet = (which: string | null): void => setParams(which === null ? {} : { add: which }, { replace: true });
  const { body } = stay;
  const day = today();
  const out = body.direction === 'out';
  const open = isAway(body, day);
  return (
    <>
      {open && <TransferHint stay={stay} />}
      <div className="zb-tools">
        {out ? (
          <>
            <Button main wide icon={<QrCode {...ICON} />} href={`/floating/${stay.id}/card`}>
              {t('stay.card')}
            </Button>
            <Button wide icon={<ScanLine {...ICON} />} href="/floating/scan">
              {t('stay.takeStamp')}
            </Button>
          </>
        ) : (
          <Button main wide icon={<QrCode {...ICON} />} href={`/floating/${stay.id}/stamp`}>
            {t('stay.stamp')}
          </Button>
        )}
        {body.phone !== '' && (
          <Button wide icon={<Phone {...ICON} />} href={`tel:${body.phone.replace(/[ -]/g, '')}`}>
            {body.phone}
          </Button>
        )}
      </div>
      {open && <Contacts stay={stay} onLog={writes ? () => setSheet('contact') : undefined} />}
      <HostRows stay={stay} onAdd={writes && open && !out ? setSheet : undefined} />
      <StayFacts stay={stay} />
      <p className="zb-block zb-sub">{out ? t('stay.homeNote') : t('stay.voteNote')}</p>
      {open && writes && (
        <div className="zb-tools">
          <Button wide onPress={() => setSheet('end')}>
            {out ? t('stay.end') : t('stay.endIn')}
          </Button>
        </div>
      )}
      {sheet !== null && writes && <StaySheets key={sheet} which={sheet} stay={stay} onClose={() => setSheet(null)} />}
    </>
  );
}

/** From six months at one place on, the 组织关系 moves. */
function TransferHint({ stay }: { readonly stay: StayRecord }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const words = useDayWords();
  const from = transferFrom(stay.body);
  if (from === null || from > day) return null;
  return (
    <>
      <Ledger>
        <LedgerRow
          tone="overdue"
          margin={<StateIcon state="overdue" />}
          name={t('stay.transferTitle')}
          facts={t('stay.transferHelp', { day: words.day(stay.body.since) })}
        />
      </Ledger>
      <SourceNote label={records('source')} source={sourceWords(records, { document: 'memberRegulations2019', article: '25' })} />
    </>
  );
}

function Contacts({ stay, onLog }: { readonly stay: StayRecord; readonly onLog: (() => void) | undefined }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const words = useDayWords();
  const { roster } = useSettings();
  const { body } = stay;
  const next = nextContactOn(body, day, roster);
  const late = overdueBy(next, day);
  const rows = Object.entries(body.contacts).sort(([, a], [, b]) => (a.on < b.on ? 1 : -1));
  return (
    <Section title={t('stay.contacts')} aside={late > 0 ? t('stay.overdue', { days: late }) : t('stay.nextOn', { day: words.day(next) })}>
      {rows.length === 0 ? (
        <p className="zb-block zb-sub">{t('stay.noContacts')}</p>
      ) : (
        <Ledger>
          {rows.slice(0, 6).map(([key, contact]) => (
            <LedgerRow
              key={key}
              low
              margin={formats().shortDay(contact.on)}
              name={t('stay.contactRow', { way: records(`contactWay.${contact.way}`), by: contact.byName })}
            />
          ))}
        </Ledger>
      )}
      {body.direction === 'out' && <p className="zb-block zb-sub">{t('stay.reportFacts', { day: words.day(nextReportOn(body, day)) })}</p>}
      {onLog && (
        <div className="zb-tools">
          <Button wide onPress={onLog}>
            {t('stay.logContact')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function StayFacts({ stay }: { readonly stay: StayRecord }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const { roster } = useSettings();
  const { body } = stay;
  const out = body.direction === 'out';
  const facts: readonly (readonly [string, string])[] = [
    [t('stay.place'), body.place],
    [t('stay.since'), words.day(body.since)],
    [t('stay.expected'), body.expectedUntil === null ? '' : words.day(body.expectedUntil)],
    [t('stay.reason'), records(`stayReason.${body.reason}`)],
    [out ? t('stay.host') : t('stay.home'), body.otherBranch],
    [t('stay.contact'), body.contact === null ? '' : t('stay.contactLine', { name: body.contact.name, days: roster.floatingContactDays })],
    ...(out
      ? ([
          [t('stay.registered'), body.registeredOn === null ? t('stay.notYet') : words.day(body.registeredOn)],
          [t('stay.reported'), body.reportedOn === null ? t('stay.notReported') : words.day(body.reportedOn)],
        ] as const)
      : []),
    [t('stay.dues'), body.duesUntil === null ? '' : formats().month(body.duesUntil)],
    [t('stay.cardUntil'), body.cardUntil === null ? '' : words.day(body.cardUntil)],
    [
      t('stay.ended'),
      body.endedOn === null ? '' : t('stay.endedLine', { day: words.day(body.endedOn), how: records(`endedAs.${body.endedAs ?? 'left'}`) }),
    ],
    [t('stay.note'), body.note],
  ];
  return (
    <Section title={t('stay.facts')}>
      <dl className="zb-stay-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}
