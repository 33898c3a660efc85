import { type ReactNode, useEffect, useId, useRef } from 'react';
import './plain-table.css';

/**
 * A question over the page, with the act at the right and the way out beside it; it holds the focus, and Esc leaves it.
 * antd's own writes styles that our content security policy refuses.
 */
export function Dialog({
  title,
  okText,
  cancelText,
  busy = false,
  stays = false,
  onOk,
  onCancel,
  children,
}: {
  title: string;
  okText: string;
  cancelText: string;
  busy?: boolean;
  /** Nothing but the act closes it; the other button does what it says. */
  stays?: boolean;
  onOk: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dk-dialog-box"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!stays) onCancel();
      }}
    >
      <form
        method="dialog"
        className="dk-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onOk();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <p className="dk-acts dk-dialog-acts">
          <button type="button" className="zb-btn zb-btn-second" onClick={onCancel}>
            {cancelText}
          </button>
          <button type="submit" className="zb-btn zb-btn-main" disabled={busy}>
            {okText}
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** Lets a list of choices open inside the dialog, which lies above everything else of the page. */
export const insideDialog = (trigger: HTMLElement): HTMLElement => trigger.closest('dialog') ?? document.body;
