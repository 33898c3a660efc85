import { BookUser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { registerNames, registerOn } from '#domain/roster/registers.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { readRegisters } from './read-registers.ts';
import { seesRegister } from './sees-register.ts';

/** 四册: the four registers with how many stand in each and how many places are empty. */
export function RegistersScreen() {
  const { t } = useTranslation('registers');
  const { actor, today } = useServices();
  const found = useLive(readRegisters);
  return (
    <AppPage title={t('title')} back="/roster/setup">
      {found.state === 'ready' && (
        <Ledger>
          {registerNames
            .filter((name) => seesRegister(actor, name))
            .map((name) => {
              const register = registerOn(name, found.data, today());
              return (
                <LedgerRow
                  key={name}
                  margin={<BookUser className="zb-icon" aria-hidden="true" />}
                  name={t(`name.${name}`)}
                  facts={
                    register.rows.length === 0
                      ? t(`empty.${name}`)
                      : formats().facts([
                          t(name === 'committees' ? 'posts' : 'count', { n: register.rows.length }),
                          register.gaps > 0 ? t('gaps', { n: register.gaps }) : t('noGaps'),
                        ])
                  }
                  href={`/roster/registers/${name}`}
                />
              );
            })}
        </Ledger>
      )}
    </AppPage>
  );
}
