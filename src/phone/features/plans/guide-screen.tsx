import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { MeetingKind } from '#domain/records/meeting.ts';
import { cadencesOn } from '#domain/rules/cadence.ts';
import { useServices } from '#phone/services.tsx';
import { AppPage } from '#ui/app-page.tsx';
import { Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import '#ui/form-parts.css';
import './plans.css';

/** How a kind of meeting is held: before, during, after, each in a few lines, with the article. It is part of the app and needs no signal. */
export function GuideScreen() {
  const { t } = useTranslation(['agenda', 'records']);
  const { today } = useServices();
  const asked = MeetingKind.safeParse(useParams()['kind']);
  const kind = asked.success ? asked.data : 'assembly';
  const source = cadencesOn(today()).find((cadence) => cadence.meetingKind === kind)?.source;
  const document = source ? t(`records:documents.${source.document}`) : '';
  const part = (title: string, text: string) => (
    <Section title={title}>
      <ol className="zb-guide-list">
        {text.split('\n').map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
    </Section>
  );
  return (
    <AppPage title={t(`records:meetingKind.${kind}`)} subtitle={t('agenda:guide.title')} back="/plans">
      {part(t('agenda:guide.before'), t(`agenda:guide.${kind}.before`))}
      {part(t('agenda:guide.during'), t(`agenda:guide.${kind}.during`))}
      {part(t('agenda:guide.after'), t('agenda:guide.afterAll'))}
      <SourceNote
        label={t('records:source')}
        source={source?.article ? t('records:sourceArticle', { document, article: source.article }) : document}
      >
        <p>{t(`agenda:guide.${kind}.rule`)}</p>
      </SourceNote>
    </AppPage>
  );
}
