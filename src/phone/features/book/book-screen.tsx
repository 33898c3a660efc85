import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { useAppraisalPart } from '#i18n/appraisal-words.ts';
import { useBookWords } from '#i18n/book-words.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { PrintedPage, RecordBook } from '#ui/record-book.tsx';
import { bookFacts } from './book-facts.ts';

/** 三会一课记录本: a year of the branch by kind and date, to read, to print, or to keep as a PDF. */
export function BookScreen() {
  const { t } = useTranslation('agenda');
  const { today, session } = useServices();
  const [params] = useSearchParams();
  const thisYear = Number(today().slice(0, 4));
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked > 1990 && asked <= thisYear ? asked : thisYear;
  const found = useLive(bookFacts, session.branchName ?? '', year, today());
  const say = useBookWords();
  const sayAppraisals = useAppraisalPart();
  return (
    <AppPage
      title={t('book.title')}
      subtitle={formats().year(`${year}-01` as YearMonth)}
      back="/meetings"
      footer={<BottomAction label={t('book.print')} onPress={() => window.print()} />}
    >
      {found.state === 'ready' && (
        <PrintedPage>
          <RecordBook
            cover={{
              title: t('book.title'),
              branch: found.data.branch,
              year: formats().year(`${year}-01` as YearMonth),
              facts: [t('book.madeOn', { day: formats().fullDay(today()) }), ...(session.practice ? [t('book.practice')] : [])],
            }}
            parts={[
              ...say(found.data.parts, found.data.names, found.data.reasons, found.data.calledThen),
              ...sayAppraisals(found.data.appraisals, { year, today: today(), settings: found.data.settings }),
            ]}
          />
        </PrintedPage>
      )}
    </AppPage>
  );
}
