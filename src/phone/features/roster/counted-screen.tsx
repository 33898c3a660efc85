import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { whoCounts } from '#domain/roster/who-counts.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { DateField } from '#ui/date-field.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { readRoster } from './use-roster.ts';

/** 应到怎么算: how many count on a day, who is left out and by which article, and who stays in though he is away. */
export function CountedScreen() {
  const { t } = useTranslation(['relations', 'records']);
  const { today } = useServices();
  const roster = useLive(readRoster);
  const [typed, setTyped] = useState<string>(today());
  const read = LocalDate.safeParse(typed);
  const members = roster.state === 'ready' ? roster.data.members : [];
  const found = read.success ? whoCounts(members, read.data) : null;
  const nameOf = (id: string): string => members.find((member) => member.id === id)?.body.name ?? '';
  const source = ({ document, article }: RuleSource): string => {
    const name = t(`records:documents.${document}`);
    return article === null ? name : t('records:sourceArticle', { document: name, article });
  };
  return (
    <AppPage title={t('relations:counted.title')} back="/roster/setup">
      <div className="zb-form-sheet">
        <DateField
          label={t('relations:counted.on')}
          error={read.success ? undefined : t('relations:problem.notADay')}
          value={typed}
          onChange={setTyped}
        />
      </div>
      {found && (
        <Section title={t('relations:counted.count', { count: found.counted.length })}>
          <Ledger>
            {found.leftOut.map((out) => (
              <LedgerRow
                key={out.id}
                margin={null}
                name={nameOf(out.id)}
                nameNote={t(`records:leftOut.${out.reason}`)}
                facts={formats().facts([...(out.paper === '' ? [] : [out.paper]), source(out.source)])}
                href={`/roster/${out.id}`}
              />
            ))}
            {found.stays.map(({ id, why }) => (
              <LedgerRow
                key={id}
                margin={null}
                name={nameOf(id)}
                nameNote={t('relations:counted.stays')}
                facts={t(`relations:counted.why.${why}`)}
                href={`/roster/${id}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
    </AppPage>
  );
}
