import type { ReactNode } from 'react';
import type { JsonObject } from '#domain/kernel/json.ts';
import { Button } from '#ui/button.tsx';
import { DropDraft } from './drop-draft.tsx';
import { type SheetDraft, type SheetOf, useOpenedSheet, useSheetDraft } from './use-sheet-draft.ts';

type KeptProps<T> = {
  readonly of: SheetOf;
  /** What the form opens with when nothing was begun. */
  readonly blank: T;
  /** What 首页 calls it among the drafts. */
  readonly name: string;
  readonly children: (draft: SheetDraft<T>) => ReactNode;
};

/** A small form whose every letter is kept. Nothing is drawn before it is known how far it was written. */
export function KeptForm<T extends JsonObject>(props: KeptProps<T>) {
  const opened = useOpenedSheet<T>(props.of, props.blank);
  return opened && <Opened {...props} opened={opened} />;
}

function Opened<T extends JsonObject>({
  of,
  name,
  children,
  opened,
}: KeptProps<T> & { readonly opened: { readonly value: T; readonly begun: boolean } }) {
  return children(useSheetDraft<T>(of, opened, () => name));
}

/** The end of a small form: keep it, or throw away what was begun. */
export const KeptEnd = <T,>({
  label,
  onSave,
  draft,
  onClose,
  disabled = false,
}: {
  readonly label: string;
  readonly onSave: () => void;
  readonly draft: SheetDraft<T>;
  readonly onClose: () => void;
  readonly disabled?: boolean;
}) => (
  <>
    <div className="zb-tools">
      <Button main wide disabled={disabled} onPress={onSave}>
        {label}
      </Button>
    </div>
    <DropDraft draft={draft} onClose={onClose} />
  </>
);
