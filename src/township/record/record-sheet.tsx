import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import { StandingPill, standingOf } from '#township/parts.tsx';
import { useSay } from '#township/say.ts';
import type { FieldRow } from './field-row.ts';
import { IdNumber } from './id-number.tsx';
import { noteOf } from './marks.ts';
import { RecordPhotos } from './photos.tsx';
import { RecordHistory } from './record-history.tsx';
import { RecordQuestions } from './record-questions.tsx';
import { useRecordRows } from './record-rows.ts';
import { useRecordTitle } from './record-title.ts';
import { RecordVersions } from './record-versions.tsx';
import type { ReviewDesk } from './use-review.ts';

/** A record laid out as a ledger page: a margin for the red pen, the field, what stands in it and what stood there before. */
export function RecordSheet({ desk, review }: { desk: DeskRecord; review: ReviewDesk }) {
  const { t } = useTranslation('inbox');
  const say = useSay();
  const rows = useRecordRows(desk);
  const title = useRecordTitle();
  const { record } = desk;
  const standing = record.review.state;
  return (
    <section className="dk-rec" aria-label={t('record.label')}>
      <header>
        <h2>{title.ofRecord(desk)}</h2>
        <p className="dk-rec-facts">
          <StandingPill standing={standingOf(standing)}>
            {standing === 'submitted' || standing === 'resubmitted'
              ? t('record.delivered', { at: say.moment(record.handedInAt) })
              : record.review.at
                ? t(standing === 'approved' ? 'record.approved' : 'record.returned', { at: say.moment(record.review.at) })
                : t('record.noReview')}
          </StandingPill>
          {desk.late ? <StandingPill standing="late">{t('record.late', { n: desk.daysLate ?? 0 })}</StandingPill> : null}
          <span className="zb-sub">
            {t('record.written', { at: say.moment(record.firstWrittenAt), by: record.createdByName, rev: record.rev })}
          </span>
        </p>
        {desk.branchNameThen === null ? null : <p className="zb-sub">{t('record.nameNow', { branch: say.village(desk.branchName) })}</p>}
        {record.deleted ? <p className="zb-sub">{t('record.deleted')}</p> : null}
      </header>
      <RecordQuestions desk={desk} />
      <dl className="dk-sheet dk-fields">
        {rows.map((row) => (
          <Row key={row.key} row={row} review={review} standing={desk.record.review}>
            {row.key === 'photos' ? (
              <RecordPhotos branchId={record.branchId} photos={(record.body as unknown as MeetingBody).photos} />
            ) : null}
          </Row>
        ))}
      </dl>
      {record.kind === 'member' && !record.deleted ? <IdNumber memberId={record.id} /> : null}
      <RecordVersions desk={desk} />
      <RecordHistory history={desk.history} kind={record.kind} />
    </section>
  );
}

function Row({
  row,
  review,
  standing,
  children,
}: {
  row: FieldRow;
  review: ReviewDesk;
  standing: DeskRecord['record']['review'];
  children: ReactNode;
}) {
  const { t } = useTranslation('inbox');
  const at = row.path === null ? -1 : review.marks.findIndex((mark) => mark.path === row.path);
  const mark = review.marks[at];
  const sent = standing.state === 'returned' ? standing.marks.find((one) => one.path.split('.')[0] === row.path) : undefined;
  const note = mark ? noteOf(mark) : (sent?.note ?? '');
  const marked = mark !== undefined || sent !== undefined;
  const path = row.path;
  return (
    <div className={marked ? 'dk-field dk-marked' : 'dk-field'}>
      <dt className="dk-margin">
        {mark ? <span className="dk-ring">{at + 1}</span> : sent ? <Pencil className="zb-icon" aria-hidden="true" /> : null}
      </dt>
      <dt className="dk-label">{row.label}</dt>
      <dd className="dk-words">
        {row.lines.length === 0 ? <span className="dk-nothing">{t('row.nothing')}</span> : null}
        {row.lines.length === 0 ? null : <span className={marked ? 'dk-lines zb-penned' : 'dk-lines'}>{row.lines.join('\n')}</span>}
        {children}
        {row.doubts.map((doubt) => (
          <span key={doubt} className="dk-doubt">
            {doubt}
          </span>
        ))}
        {row.before === null ? null : (
          <span className="dk-was">
            {t('row.before', { text: row.before.length === 0 ? t('row.nothing') : row.before.join(t('row.join')) })}
          </span>
        )}
        {note === '' ? null : <span className="dk-note">{note}</span>}
      </dd>
      <dd>
        {path !== null && review.mayReturn ? (
          <button
            type="button"
            className="dk-pen"
            aria-pressed={mark !== undefined}
            aria-label={t(mark ? 'pen.off' : 'pen.on', { field: row.label })}
            onClick={() => review.toggle(path, row.label)}
          >
            <Pencil className="zb-icon" aria-hidden="true" />
          </button>
        ) : null}
      </dd>
    </div>
  );
}
