import type { KeyboardEvent } from 'react';

/** The keyboard's own 下一项 in a box of one line goes on to the next box of the page, as on paper. */
export function toNextBox(event: KeyboardEvent<HTMLElement>): void {
  const box = event.target;
  const oneLine = box instanceof HTMLInputElement || (box instanceof HTMLTextAreaElement && box.rows === 1);
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !oneLine) return;
  const boxes = [...(box.closest('main')?.querySelectorAll<HTMLElement>('input.zb-input, textarea.zb-input') ?? [])];
  const next = boxes[boxes.indexOf(box) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
