import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApproveManyResponse, type InboxRow } from '#protocol/desk.ts';
import { useRecordTitle } from '#township/record/record-title.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** A record that could not be approved, and why. */
export type Moved = { readonly id: string; readonly text: string };

/** Approves the ticked rows, each by itself; those that could not be are named with the reason. */
export function ApproveMany({ rows, onDone }: { rows: readonly InboxRow[]; onDone: (moved: readonly Moved[], approved: number) => void }) {
  const { t } = useTranslation('inbox');
  const { client } = useServices();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const say = useSay();
  const title = useRecordTitle();
  const approve = useMutation({
    mutationFn: () =>
      client.post('/desk/approve-many', { items: rows.map((row) => ({ id: row.id, turn: row.turn })) }, ApproveManyResponse),
    onSuccess: ({ results }) => {
      const moved = results.flatMap((result) => {
        const row = rows.find((one) => one.id === result.id);
        return result.code !== null && row
          ? [{ id: result.id, text: t('many.one', { title: title.ofRow(row), why: say.code(result.code) }) }]
          : [];
      });
      if (moved.length === 0) void message.success(t('many.approved', { n: results.length }));
      onDone(moved, results.length - moved.length);
    },
    onError: (error) => void message.warning(say.problem(error)),
    onSettled: () => {
      for (const queryKey of [['inbox'], ['record'], ['overview']]) void queries.invalidateQueries({ queryKey });
    },
  });
  return (
    <button type="button" className="zb-btn zb-btn-second dk-many" disabled={approve.isPending} onClick={() => approve.mutate()}>
      {t('list.approveMany', { n: rows.length })}
    </button>
  );
}
