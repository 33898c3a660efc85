import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { lacks } from '#domain/meetings/completeness.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { Section } from '#ui/section.tsx';

/** What a saved record still lacks, in the words of the last look: the reasons for which the year shows it in amber. */
export function MeetingLacks({ body, today }: { readonly body: MeetingBody; readonly today: LocalDate }) {
  const { t } = useTranslation('meetings');
  const open = lacks(body, body.roll, today);
  if (open.length === 0) return null;
  return (
    <Section title={t('page.lacks', { count: open.length })}>
      <ul className="zb-lacks">
        {open.map((part) => (
          <li key={part.code}>
            <TriangleAlert className="zb-icon" aria-hidden="true" />
            {t(`open.${part.code}`, part.facts ?? {})}
          </li>
        ))}
      </ul>
    </Section>
  );
}
