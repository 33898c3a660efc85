import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { SetupItem, SetupState } from '#domain/roster/setup.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import { StateIcon } from '#ui/pill.tsx';
import { Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import './organisation.css';

/** What the rules of a branch's set-up found: what is worth a look first, the rest folded; each says where it stands when asked. */
export function SetupList({ report }: { readonly report: readonly SetupItem[] }) {
  const { t } = useTranslation('organisation');
  const of = (state: SetupState): readonly SetupItem[] => report.filter((item) => item.state === state);
  const rest = (
    [
      ['note', t('setup.noteTitle')],
      ['unknown', t('setup.unknownTitle')],
      ['fine', t('setup.fineTitle')],
      ['notApplicable', t('setup.notApplicableTitle')],
    ] as const
  ).filter(([state]) => of(state).length > 0);
  const looks = of('look');
  return (
    <>
      <Section title={t('setup.look')} aside={looks.length > 0 ? t('setup.groupCount', { count: looks.length }) : undefined}>
        {looks.length === 0 ? <p className="zb-block zb-sub">{t('setup.nothing')}</p> : <Items items={looks} />}
      </Section>
      <details className="zb-setup-rest">
        <summary>{t('setup.others', { count: report.length - looks.length })}</summary>
        {rest.map(([state, title]) => (
          <Section key={state} title={title}>
            <Items items={of(state)} />
          </Section>
        ))}
      </details>
    </>
  );
}

function Items({ items }: { readonly items: readonly SetupItem[] }) {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const facts = (item: SetupItem) => {
    const ends = item.facts['ends'];
    return typeof ends === 'string' ? { ...item.facts, ends: words.day(ends as LocalDate) } : item.facts;
  };
  return (
    <ul className="zb-setup-items">
      {items.map((item) => (
        <li key={`${item.rule} ${item.code}`} className={item.state === 'look' ? 'zb-setup-look' : undefined}>
          <p>
            {item.state === 'look' && <StateIcon state="overdue" />}
            <span>{t(`rule.${item.code}`, facts(item))}</span>
          </p>
          <SourceNote label={records('source')} source={sourceWords(records, item.source)} />
        </li>
      ))}
    </ul>
  );
}
