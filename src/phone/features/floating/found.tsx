import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { guestFromCard } from '#domain/floating/exchange.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { saveDraft } from '#storage/drafts.ts';
import { Button } from '#ui/button.tsx';
import './floating.css';
import type { Judged } from './judge.ts';
import { blankStay, type StayDraft, stayDraftId } from './stay-draft.ts';
import { type StayRecord, useWritesStays } from './use-stays.ts';

/** What a code said, and what may be done with it: register the guest, take the host's rows in, or what to do when it cannot be used. */
export function Found({ judged, onAgain }: { readonly judged: Judged; readonly onAgain: () => void }) {
  const { t } = useTranslation('floating');
  const { db, newId, now, today } = useServices();
  const save = useSave();
  const navigate = useNavigate();
  const writes = useWritesStays();
  const { fullDay, month } = formats();
  const said = (day: LocalDate | YearMonth | null): string =>
    day === null ? t('card.unknown') : day.length === 7 ? month(day as YearMonth) : fullDay(day as LocalDate);

  const begin = async (given: Partial<StayDraft>): Promise<void> => {
    const recordId = newId() as RecordId;
    const data: StayDraft = { ...blankStay('in', today()), ...given };
    await saveDraft(db, {
      id: stayDraftId(recordId),
      form: 'stay',
      recordId,
      baseline: null,
      data,
      label: { name: data.name },
      updatedAt: instantAt(now()),
    });
    void navigate(`/floating/form?open=${recordId}`);
  };
  const write = async (stay: StayRecord, body: FloatingStayBody): Promise<void> => {
    const saved = await save({ id: stay.id, kind: 'floatingStay', body, baseline: stay.body as unknown as JsonObject });
    if (saved.ok || saved.problem.code === 'record.unchanged') void navigate(`/floating/${stay.id}`);
  };
  const again = (
    <div className="zb-tools">
      <Button wide onPress={onAgain}>
        {t('scanning.another')}
      </Button>
    </div>
  );
  const main = (label: string, act: () => void) =>
    writes && (
      <div className="zb-tools">
        <Button main wide onPress={act}>
          {label}
        </Button>
      </div>
    );

  switch (judged.type) {
    case 'problem':
      return (
        <>
          <p className="zb-block" role="alert">
            {t(`problem.${judged.code}`)}
          </p>
          {again}
        </>
      );
    case 'card': {
      const { card, known, past } = judged;
      const { name, since, otherBranch, token, cardStayId, cardNumber, cardUntil, duesUntil } = guestFromCard(card);
      const register = () =>
        known
          ? write(known, { ...known.body, token, cardNumber, cardUntil, duesUntil })
          : begin({
              name,
              since,
              otherBranch,
              duesUntil: duesUntil ?? '',
              token,
              cardStayId: cardStayId ?? '',
              cardNumber,
              cardUntil: cardUntil ?? '',
            });
      return (
        <>
          <FoundFacts
            title={t('found.card', { name })}
            facts={[
              [t('found.home'), otherBranch],
              [t('found.since'), said(since)],
              [t('found.until'), said(card.until)],
              [t('found.dues'), said(duesUntil)],
            ]}
          />
          {past && <p className="zb-block">{t('found.past', { day: said(card.until) })}</p>}
          {main(known ? t('found.known') : t('found.register'), () => void register())}
          {again}
        </>
      );
    }
    case 'cardNumber':
      return (
        <>
          <FoundFacts
            title={t('found.numberCard')}
            facts={[
              [t('found.until'), said(judged.number.untilMonth)],
              [t('found.dues'), said(judged.number.duesUntil)],
            ]}
          />
          <p className="zb-block">{judged.past ? t('found.past', { day: said(judged.number.untilMonth) }) : t('found.numberHelp')}</p>
          {main(t('found.register'), () => void begin({ cardNumber: judged.digits, duesUntil: judged.number.duesUntil ?? '' }))}
          {again}
        </>
      );
    case 'stamp': {
      const { stamp, stay, taken, sealed } = judged;
      const news = [
        taken.meetings > 0 ? t('found.newMeetings', { count: taken.meetings }) : '',
        taken.dues > 0 ? t('found.newDues', { count: taken.dues }) : '',
        taken.opinion ? t('found.newOpinion') : '',
      ].filter((part) => part !== '');
      return (
        <>
          <FoundFacts
            title={t('found.stamp', { name: stay.body.name })}
            facts={[
              [t('found.by'), stamp.branch],
              [t('found.on'), said(stamp.on)],
            ]}
          />
          <p className="zb-block">{news.length === 0 ? t('found.nothingNew') : formats().facts(news)}</p>
          {!sealed && <p className="zb-block">{t('found.unsealed')}</p>}
          {main(t('found.take'), () => void write(stay, taken.body))}
          {again}
        </>
      );
    }
    case 'stampNumber':
      return (
        <>
          <FoundFacts
            title={t('found.stamp', { name: judged.stay.body.name })}
            facts={[
              [t('found.numberStamp', { count: judged.number.meetings }), said(judged.number.on)],
              [t('found.duesThere'), said(judged.number.duesUntil)],
            ]}
          />
          <p className="zb-block">{t('found.unsealed')}</p>
          {main(t('found.take'), () => void write(judged.stay, judged.body))}
          {again}
        </>
      );
  }
}

function FoundFacts({ title, facts }: { readonly title: string; readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <article className="zb-card-paper">
      <h2>{title}</h2>
      <dl className="zb-card-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
