import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { useToast } from './toasts.tsx';
import type { SheetDraft } from './use-sheet-draft.ts';

/** Throws away what was begun in a sheet and closes it; the toast lays it back. Nothing while nothing was begun. */
export function DropDraft<T>({ draft, onClose }: { readonly draft: SheetDraft<T>; readonly onClose: () => void }) {
  const { t } = useTranslation('roster');
  const toast = useToast();
  const drop = async (): Promise<void> => {
    const back = await draft.drop();
    onClose();
    toast({ text: t('draftDropped'), undo: { label: t('draftBack'), run: () => void back() } });
  };
  if (!draft.begun) return null;
  return (
    <div className="zb-tools">
      <Button wide onPress={() => void drop()}>
        {t('form.discard')}
      </Button>
    </div>
  );
}
