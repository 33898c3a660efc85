import { Select } from 'antd';
import { SquareCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import { useSay } from '#township/say.ts';
import type { DraftMark } from './marks.ts';
import type { ReviewDesk } from './use-review.ts';

const PROPOSABLE = new Set(['place', 'theme', 'notes', 'name', 'note']);
const DAYS_TO_CHOOSE = 30;

/** The panel where marks get their words, and the record is given back or approved. */
export function ReturnPanel({ desk, review }: { desk: DeskRecord; review: ReviewDesk }) {
  const { t } = useTranslation('inbox');
  const say = useSay();
  const n = review.marks.length;
  const branch = say.village(desk.branchName);
  const days = Array.from({ length: DAYS_TO_CHOOSE + 1 }, (_, i) => addDays(say.today, i));
  return (
    <aside className="dk-ret" aria-label={t('ret.label')}>
      <h2>{n === 0 ? t('ret.none') : t('ret.title', { n })}</h2>
      {n === 0 ? (
        <p className="zb-sub">
          {desk.record.review.state === 'approved' ? t('ret.approved') : review.mayReturn ? t('ret.how') : t('ret.settled')}
        </p>
      ) : null}
      {review.marks.map((mark, i) => (
        <Mark key={mark.path} mark={mark} n={i + 1} review={review} />
      ))}
      {n > 0 ? (
        <>
          <div className="dk-ret-by">
            <span id="mend-by">{t('ret.mendBy')}</span>
            <Select<string>
              aria-labelledby="mend-by"
              value={review.mendBy ?? ''}
              onChange={(value) => review.setMendBy(value === '' ? null : (value as LocalDate))}
              options={[{ value: '', label: t('ret.noDay') }, ...days.map((day) => ({ value: day as string, label: say.weekday(day) }))]}
              popupMatchSelectWidth={false}
            />
          </div>
          <p className="zb-sub">{t('ret.seen', { branch, n })}</p>
          <button type="button" className="zb-btn zb-btn-main" disabled={!review.mayReturn} onClick={review.giveBack}>
            {t('ret.go', { branch })}
            <kbd>R</kbd>
          </button>
        </>
      ) : null}
      {desk.record.review.state === 'submitted' || desk.record.review.state === 'resubmitted' ? (
        <div className="dk-ret-end">
          <button
            type="button"
            className={n === 0 ? 'zb-btn zb-btn-main' : 'zb-btn zb-btn-second'}
            disabled={!review.mayApprove}
            onClick={review.approve}
          >
            <SquareCheck className="zb-icon" aria-hidden="true" />
            {t('ret.approve')}
            <kbd>A</kbd>
          </button>
          {n > 0 ? <p className="zb-sub">{t('ret.approveWaits')}</p> : null}
        </div>
      ) : null}
    </aside>
  );
}

function Mark({ mark, n, review }: { mark: DraftMark; n: number; review: ReviewDesk }) {
  const { t, i18n } = useTranslation('inbox');
  const box = useRef<HTMLDivElement>(null);
  const missing = review.missing === mark.path;
  useEffect(() => {
    if (missing) box.current?.querySelector<HTMLElement>('textarea')?.focus();
  }, [missing]);
  const place = i18n.exists(`inbox:stock.${mark.path}`) ? `stock.${mark.path}` : 'stock.other';
  const listed = (language: string): readonly string[] => {
    const found: unknown = i18n.getResource(language, 'inbox', place);
    return Array.isArray(found) ? (found as string[]) : [];
  };
  const said = listed(i18n.language);
  // The branch reads what is chosen here, so it goes out in the branch's language, whatever the desk shows.
  const reasons = listed('zh-CN').map((reason, i) => ({ value: reason, label: said[i] ?? reason }));
  return (
    <div className="dk-mark" ref={box}>
      <h3>
        <span className="dk-ring">{n}</span>
        {mark.label}
        <button type="button" onClick={() => review.toggle(mark.path, mark.label)}>
          {t('ret.takeOff')}
        </button>
      </h3>
      <Select<string>
        aria-label={t('ret.reason', { field: mark.label })}
        value={mark.stock}
        onChange={(stock) => review.change(mark.path, { stock })}
        options={[{ value: '', label: t('ret.choose') }, ...reasons]}
      />
      <textarea
        className="zb-input"
        rows={1}
        maxLength={250}
        aria-invalid={missing}
        aria-label={t('ret.words', { field: mark.label })}
        placeholder={t('ret.wordsHint')}
        value={mark.words}
        onChange={(event) => review.change(mark.path, { words: event.target.value })}
      />
      {missing ? (
        <p className="dk-note" role="alert">
          {t('ret.wordsMissing')}
        </p>
      ) : null}
      {PROPOSABLE.has(mark.path) ? (
        <textarea
          className="zb-input"
          rows={1}
          maxLength={2000}
          aria-label={t('ret.proposal', { field: mark.label })}
          placeholder={t('ret.proposalHint')}
          value={mark.proposal}
          onChange={(event) => review.change(mark.path, { proposal: event.target.value })}
        />
      ) : null}
    </div>
  );
}
