import { Input, type InputRef, Select } from 'antd';
import { Search } from 'lucide-react';
import { type Ref, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inbox } from '#protocol/desk.ts';
import { Choice, PageBar } from '#township/parts.tsx';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { REVIEWED_KINDS, TABS, tabIn } from './inbox-filter.ts';

const PAUSE_MS = 250;

/** The head of the inbox: tabs with their counts, the two filters and the search. */
export function InboxBar({
  params,
  counts,
  searchRef,
  onChange,
}: {
  params: URLSearchParams;
  counts: Inbox['counts'] | undefined;
  searchRef: Ref<InputRef>;
  onChange: (key: string, value: string) => void;
}) {
  const { t } = useTranslation(['inbox', 'deskShell', 'records']);
  const branches = useBranches();
  const say = useSay();
  const tab = tabIn(params);
  const wanted = params.get('search') ?? '';
  const [typed, setTyped] = useState(wanted);
  useEffect(() => setTyped(wanted), [wanted]);
  useEffect(() => {
    if (typed.trim() === wanted) return undefined;
    const later = window.setTimeout(() => onChange('search', typed.trim()), PAUSE_MS);
    return () => window.clearTimeout(later);
  }, [typed, wanted, onChange]);
  return (
    <PageBar title={t('inbox:heading')}>
      {TABS.map((name) => (
        <Choice key={name} chosen={tab === name} onChoose={() => onChange('tab', name)}>
          {t(`inbox:tab.${name}`, { n: counts ? counts[name] : '' })}
        </Choice>
      ))}
      <span className="dk-gap" />
      <Select<string>
        aria-label={t('deskShell:filter.branch')}
        value={params.get('branch') ?? ''}
        onChange={(value) => onChange('branch', value)}
        options={[
          { value: '', label: t('deskShell:filter.allBranches') },
          ...(branches.data?.branches ?? []).map((branch) => ({ value: branch.id as string, label: say.village(branch.name) })),
        ]}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Select<string>
        aria-label={t('deskShell:filter.kind')}
        value={params.get('kind') ?? ''}
        onChange={(value) => onChange('kind', value)}
        options={[
          { value: '', label: t('deskShell:filter.allKinds') },
          ...REVIEWED_KINDS.map((kind) => ({ value: kind as string, label: t(`records:kind.${kind}`) })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Input
        ref={searchRef}
        className="dk-search"
        prefix={<Search className="zb-icon" aria-hidden="true" />}
        suffix={<kbd>/</kbd>}
        aria-label={t('inbox:searchHint')}
        placeholder={t('inbox:searchHint')}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </PageBar>
  );
}
