import { useTranslation } from 'react-i18next';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { appraisalsOfYear } from '#domain/meetings/year-book.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { type BookPartSaid, type BookRecord, writtenLine } from './book-words.ts';
import { formats } from './format.ts';
import { remedied } from './meeting-lines.ts';

const numbers = ['formal', 'probationary', 'present', 'sheetsGiven', 'sheetsReturned', 'excellent', 'good', 'basic', 'unfit'] as const;

/** Says the book's part of 民主评议党员: numbers and the 整改清单, or the blank where it was not held. Nothing for a year that owed none and held none. */
export function useAppraisalPart(): (
  appraisals: readonly BookRecord<AppraisalBody>[],
  of: { readonly year: number; readonly today: LocalDate; readonly settings: Settings },
) => BookPartSaid[] {
  const { t } = useTranslation(['agenda', 'records']);
  const { t: meetings } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const lines = (record: BookRecord<AppraisalBody>) => {
    const { body } = record;
    const opinion = formats().facts([
      body.opinionOn === null ? '' : formats().fullDay(body.opinionOn),
      body.opinionBy === null ? '' : records(`opinionBy.${body.opinionBy}`),
    ]);
    const all: readonly (readonly [string, string])[] = [
      [records('field.heldOn'), formats().fullDay(body.heldOn)],
      [records('field.place'), body.place],
      ...numbers.map((field) => [records(`field.${field}`), body[field] === null ? '' : String(body[field])] as const),
      [records('field.opinionOn'), opinion],
      [records('field.toldOn'), body.toldOn === null ? '' : formats().fullDay(body.toldOn)],
      [records('field.notes'), body.notes],
      [records('field.remedies'), remedied(body.remedies, body.heldOn, { meetings })],
      writtenLine(t, record),
    ];
    return all.filter(([, words]) => words !== '');
  };
  return (appraisals, of) => {
    const found = appraisalsOfYear(appraisals, of);
    if (found === null) return [];
    const period = formats().year(`${of.year}-01` as YearMonth);
    const sheets =
      found.state === 'held'
        ? found.held.map((one) => ({ key: one.id, period, lines: lines(one), blank: null }))
        : [{ key: 'blank', period, lines: [], blank: found.state === 'missed' ? t('agenda:book.missed') : t('agenda:book.coming') }];
    return [{ key: 'appraisal', title: records('kind.appraisal'), sheets }];
  };
}
