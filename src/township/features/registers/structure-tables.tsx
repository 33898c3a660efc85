import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { StructureName } from '#domain/roster/structure.ts';
import { structureSort, structureTitle } from '#i18n/structure-words.ts';

// The drawing library is half a megabyte: the tables stand before it comes, and without it.
const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }));

type Told = {
  readonly name: StructureName;
  readonly cells: readonly { readonly key: string; readonly n: number }[];
  readonly hidden: number | null;
};

/** Each way of counting as a table with its picture beside it. */
export function StructureTables({ tables }: { readonly tables: readonly Told[] }) {
  const { t } = useTranslation('structure');
  return (
    <div className="dk-structure">
      {tables.map(({ name, cells, hidden }) => (
        <section key={name} className="dk-sheet dk-padded">
          <h2>{structureTitle(name)}</h2>
          <div className="dk-beside">
            <table className="dk-plain">
              <thead>
                <tr>
                  <th scope="col">{t('sort')}</th>
                  <th scope="col">{t('people')}</th>
                </tr>
              </thead>
              <tbody>
                {cells.map(({ key, n }) => (
                  <tr key={key}>
                    <th scope="row">{structureSort(name, key)}</th>
                    <td className="dk-num">{n}</td>
                  </tr>
                ))}
                {hidden === 0 ? null : (
                  <tr>
                    <th scope="row">{t('others')}</th>
                    <td className="dk-num">{hidden ?? t('untold')}</td>
                  </tr>
                )}
              </tbody>
            </table>
            <Suspense fallback={null}>
              <BarChart label={structureTitle(name)} bars={cells.map(({ key, n }) => ({ label: structureSort(name, key), n }))} />
            </Suspense>
          </div>
        </section>
      ))}
    </div>
  );
}
