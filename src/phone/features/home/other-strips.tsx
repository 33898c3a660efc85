import { Check, Circle, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { UiLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { dueHref } from './due-href.ts';
import { type OtherMonth, yearOthers } from './year-others.ts';

const signs = {
  open: [TriangleAlert, 'missed'],
  coming: [Circle, 'coming'],
  clear: [Check, 'held'],
  ahead: [Minus, 'none'],
} as const;

/** The year of everything beside the meetings: dues, talks, visits, posts, terms, each as twelve months; a month opens what is owed in it. */
export function OtherStrips({ year }: { readonly year: number }) {
  const { t } = useTranslation('agenda');
  const { today, actor } = useServices();
  const found = useLive(yearOthers, year, today(), actor);
  if (found.state === 'loading') return null;
  return found.data.map(({ subject, months }) => (
    <Section key={subject} title={t(`year.subject.${subject}`)}>
      <ol className="zb-year-strip">
        {months.map((month) => (
          <li key={month.month} className="zb-year-span-1">
            <Month month={month} />
          </li>
        ))}
      </ol>
    </Section>
  ));
}

function Month({ month: { month, state, items } }: { readonly month: OtherMonth }) {
  const { t } = useTranslation('agenda');
  const [Icon, look] = signs[state];
  const name = formats().monthName(month);
  const label = t('year.cell', { months: name, state: t(`year.owed.${state}`, { count: items.length }) });
  const inside = (
    <>
      <Icon className={`zb-icon zb-year-${look}`} aria-hidden="true" />
      <span>{name}</span>
    </>
  );
  const [first] = items;
  if (!first)
    return (
      <span className="zb-year-cell" title={label}>
        {inside}
      </span>
    );
  return (
    <UiLink className={`zb-year-cell zb-year-cell-${look}`} href={items.length > 1 ? '/due' : dueHref(first, undefined)} aria-label={label}>
      {inside}
    </UiLink>
  );
}
