import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ATTENTION_PAGE, type AttentionFilter, useAttention } from '#township/attention-queries.ts';
import { Choice, Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { AttentionSheet } from './attention-sheet.tsx';
import './attention.css';

const OUTCOMES = ['all', 'held', 'refused'] as const;

/** The filter that an address asks for. */
function filterIn(params: URLSearchParams): AttentionFilter {
  const branchId = params.get('branch');
  const outcome = params.get('outcome');
  return { ...(branchId ? { branchId } : {}), ...(outcome === 'held' || outcome === 'refused' ? { outcome } : {}) };
}

/** What the villages handed in and was not taken: held work to decide about, refused work to look at. */
export function AttentionScreen() {
  const { t } = useTranslation(['deskAttention', 'deskShell']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const filter = filterIn(params);
  const attention = useAttention(filter);
  const branches = useBranches();
  const set = (key: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(key);
        else next.set(key, value);
        return next;
      },
      { replace: true },
    );
  const narrowed = filter.branchId !== undefined || filter.outcome !== undefined;
  const counts = attention.data?.counts;
  const numberOf = { all: counts && counts.held + counts.refused, held: counts?.held, refused: counts?.refused };
  return (
    <>
      <PageBar title={t('heading')}>
        {OUTCOMES.map((outcome) => (
          <Choice
            key={outcome}
            chosen={(filter.outcome ?? 'all') === outcome}
            onChoose={() => set('outcome', outcome === 'all' ? '' : outcome)}
          >
            {t(`outcome.${outcome}`)}
            {numberOf[outcome] ? <b>{numberOf[outcome]}</b> : null}
          </Choice>
        ))}
        <Select<string>
          aria-label={t('deskShell:filter.branch')}
          value={filter.branchId ?? ''}
          onChange={(value) => set('branch', value)}
          options={[
            { value: '', label: t('deskShell:filter.allBranches') },
            ...(branches.data?.branches ?? []).map((branch) => ({ value: branch.id as string, label: say.village(branch.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </PageBar>
      {attention.data === undefined ? (
        <Waiting error={attention.error} again={() => void attention.refetch()} />
      ) : attention.data.rows.length === 0 ? (
        <Empty title={narrowed ? t('emptyFiltered') : t('empty')} hint={t('emptyHint')}>
          {narrowed ? (
            <button type="button" className="zb-btn zb-btn-second" onClick={() => setParams({}, { replace: true })}>
              {t('clear')}
            </button>
          ) : null}
        </Empty>
      ) : (
        <section className="dk-page" aria-label={t('label')}>
          {attention.data.rows.map((row) => (
            <AttentionSheet key={row.id} row={row} />
          ))}
          {attention.hasNextPage ? (
            <button
              type="button"
              className="zb-btn zb-btn-second dk-att-more"
              disabled={attention.isFetchingNextPage}
              onClick={() => void attention.fetchNextPage()}
            >
              {t('more', { n: ATTENTION_PAGE })}
            </button>
          ) : null}
        </section>
      )}
    </>
  );
}
