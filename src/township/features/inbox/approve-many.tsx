import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApproveManyResponse, type InboxRow } from '#protocol/desk.ts';
import { useRecordTitle } from '#township/record/record-title.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** Approves the ticked rows, each by itself; those that could not be are named with the reason. */
export function ApproveMany({ rows, onDone }: { rows: readonly InboxRow[]; onDone: () => void }) {
  const { t } = useTranslation('inbox');
  const { client } = useServices();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const say = useSay();
  const title = useRecordTitle();
  const approve = useMutation({
    mutationFn: () => client.post('/desk/approve-many', { items: rows.map((row) => ({ id: row.id, turn: row.turn })) }, ApproveManyResponse),
    onSuccess: ({ results }) => {
      const moved = results.flatMap((result) => {
        const row = rows.find((one) => one.id === result.id);
        return result.code !== null && row ? [{ id: result.id, text: t('many.one', { title: title.ofRow(row), why: say.code(result.code) }) }] : [];
      });
      const done = t('many.approved', { n: results.length - moved.length });
      if (moved.length === 0) void message.success(done);
      else
        void modal.warning({
          title: t('many.some', { done: results.length - moved.length, n: moved.length }),
          okText: t('many.close'),
          content: (
            <ul className="dk-moved">
              {moved.map((one) => (
                <li key={one.id}>{one.text}</li>
              ))}
            </ul>
          ),
        });
      onDone();
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
