import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem, Result } from '#domain/kernel/result.ts';
import { type Saved, type SaveInput, saveRecord } from '#storage/commands.ts';
import { useServices } from './services.tsx';
import { useToast } from './toasts.tsx';
import { useProblemText } from './use-problem-text.ts';

/**
 * The one verb by which a screen writes. It says 已保存 only when the record is on disk, and says the problem in words when it
 * is not; the form keeps its content then. A save that changes nothing counts as saved.
 */
export function useSave(): (input: SaveInput) => Promise<Result<Saved, Problem>> {
  const { db, writer } = useServices();
  const toast = useToast();
  const problemText = useProblemText();
  const { t } = useTranslation('common');
  return useCallback(
    async (input) => {
      const saved = await saveRecord(db, writer, input);
      if (saved.ok) toast({ text: t('toast.saved') });
      else toast({ text: problemText(saved.problem) });
      return saved;
    },
    [db, writer, toast, problemText, t],
  );
}
