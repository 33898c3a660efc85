import type { TFunction } from 'i18next';
import { inOrder } from '#domain/meetings/draft.ts';
import type { Remedy } from '#domain/records/meeting.ts';
import type { Say } from '#township/say.ts';

/** 整改清单 as lines to read: what is wrong, what is done, who, until when, and whether it was done. */
export function remedyLines(
  remedies: Readonly<Record<string, Remedy>> | undefined,
  t: TFunction<['inbox', 'records', 'photos', 'meetings']>,
  minutes: TFunction<'meetings'>,
  say: Say,
): string[] {
  return inOrder(remedies ?? {}).flatMap(([, { text, measure, ownerName, dueOn, doneOn }], i) => [
    t('row.numbered', { n: i + 1, text }),
    measure ?? '',
    ownerName === ''
      ? ''
      : dueOn === null
        ? t('row.owner', { name: ownerName })
        : t('row.ownerBy', { name: ownerName, day: say.day(dueOn) }),
    doneOn === null ? minutes('remedy.open') : minutes('remedy.done', { day: say.day(doneOn) }),
  ]);
}
