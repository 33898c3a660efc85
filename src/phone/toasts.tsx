import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UndoToast } from '#ui/undo-toast.tsx';

/** What is said after an act; `undo` gives its way back. */
export type Toast = { readonly text: string; readonly undo?: { readonly label: string; readonly run: () => void } };

const READ_MS = 4_000;
const UNDO_MS = 8_000;

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says something over the page, one thing at a time. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

/** Keeps the words on screen over a change of page. In the elder sizes nothing vanishes by itself: words stay until the next press elsewhere. */
export function Toasts({ stay, children }: { readonly stay: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('common');
  const [shown, setShown] = useState<Toast | null>(null);
  const show = useCallback((toast: Toast) => setShown(toast), []);
  useEffect(() => {
    if (shown === null || stay) return;
    const timer = setTimeout(() => setShown(null), shown.undo ? UNDO_MS : READ_MS);
    return () => clearTimeout(timer);
  }, [shown, stay]);
  useEffect(() => {
    if (shown === null || shown.undo || !stay) return;
    // Who goes on has read it; it must not lie over the next thing to press.
    const goOn = (event: PointerEvent): void => {
      if (!(event.target instanceof Element && event.target.closest('.zb-toast'))) setShown(null);
    };
    document.addEventListener('pointerdown', goOn);
    return () => document.removeEventListener('pointerdown', goOn);
  }, [shown, stay]);
  const act = useMemo(() => {
    if (shown === null) return undefined;
    const { undo } = shown;
    if (undo) return { label: undo.label, run: undo.run };
    return stay ? { label: t('toast.seen'), run: () => undefined } : undefined;
  }, [shown, stay, t]);
  return (
    <ToastContext value={show}>
      {children}
      {shown !== null && (
        <UndoToast
          text={shown.text}
          actLabel={act?.label}
          onAct={() => {
            setShown(null);
            act?.run();
          }}
        />
      )}
    </ToastContext>
  );
}
