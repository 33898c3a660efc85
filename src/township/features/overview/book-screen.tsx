import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { bookNames } from '#domain/meetings/book-names.ts';
import { yearBook, yearFactsOf } from '#domain/meetings/year-book.ts';
import { AppraisalBody } from '#domain/records/appraisal.ts';
import type { ExcusalBody } from '#domain/records/excusal.ts';
import type { GroupBody } from '#domain/records/group.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { StructureEventBody } from '#domain/records/structure-event.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { useAppraisalPart } from '#i18n/appraisal-words.ts';
import { useBookWords } from '#i18n/book-words.ts';
import { formats } from '#i18n/format.ts';
import type { BranchBook } from '#protocol/year.ts';
import { PageBar, Waiting } from '#township/parts.tsx';
import { useBook, useDeskSettings, useSession } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { PrintedPage, RecordBook } from '#ui/record-book.tsx';

function bookOf({ branchName, day, records }: BranchBook, year: number, settings: Settings) {
  const of = <B,>(kind: string) =>
    records.flatMap((record) =>
      record.kind === kind ? [{ ...record, id: record.id as string, body: record.body as JsonObject as B }] : [],
    );
  const meetings = of<unknown>('meeting').map((record) => ({ ...record, body: MeetingBody.parse(record.body) }));
  const called = bookNames(branchName, of<GroupBody>('group'), of<StructureEventBody>('structureEvent'), { year, today: day });
  return {
    branch: called.branch,
    appraisals: of<unknown>('appraisal').map((record) => ({ ...record, body: AppraisalBody.parse(record.body) })),
    calledThen: called.calledThen,
    parts: yearBook(yearFactsOf({ year, today: day, meetings, settings }, called.groups, of<OfficeBody>('office'))),
    names: new Map(of<MemberBody>('member').map(({ id, body }) => [id, body.name])),
    reasons: new Map(of<ExcusalBody>('excusal').map(({ body }) => [body.obligation, body.reason])),
  };
}

/** 三会一课记录本 of a village, as its own phone prints it: a year by kind and day, with blanks where something was not held. */
export function BookScreen() {
  const { t } = useTranslation(['overview', 'agenda']);
  const { branchId = '' } = useParams();
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(say.today.slice(0, 4));
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const book = useBook(branchId, year);
  const settings = useDeskSettings();
  const words = useBookWords();
  const go = (next: number): void => setParams({ year: String(next) }, { replace: true });
  const name = formats().year(`${year}-01` as YearMonth);
  return (
    <>
      <PageBar title={t('agenda:book.title')}>
        <span className="dk-month">
          <button type="button" aria-label={t('overview:year.previous')} onClick={() => go(year - 1)}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{name}</b>
          <button type="button" aria-label={t('overview:year.next')} disabled={year >= thisYear} onClick={() => go(year + 1)}>
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        <button type="button" className="dk-choice" onClick={() => window.print()}>
          <Printer className="zb-icon" aria-hidden="true" />
          {t('agenda:book.print')}
        </button>
      </PageBar>
      {book.data === undefined || settings.data === undefined ? (
        <Waiting error={book.error ?? settings.error} again={() => void book.refetch()} />
      ) : (
        <div className="dk-book">
          <PrintedPage>
            <Book book={book.data} year={year} settings={settings.data.settings} title={name} say={words} />
          </PrintedPage>
        </div>
      )}
    </>
  );
}

function Book({
  book,
  year,
  settings,
  title,
  say,
}: {
  book: BranchBook;
  year: number;
  settings: Settings;
  title: string;
  say: ReturnType<typeof useBookWords>;
}) {
  const { t } = useTranslation('agenda');
  const practice = useSession().data?.practice === true;
  const sayAppraisals = useAppraisalPart();
  const { branch, appraisals, parts, names, reasons, calledThen } = bookOf(book, year, settings);
  return (
    <RecordBook
      cover={{
        title: t('book.title'),
        branch,
        year: title,
        facts: [t('book.madeOn', { day: formats().fullDay(book.day) }), ...(practice ? [t('book.practice')] : [])],
      }}
      parts={[...say(parts, names, reasons, calledThen), ...sayAppraisals(appraisals, { year, today: book.day, settings })]}
    />
  );
}
