import { z } from 'zod';
import { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** A household that asked for no visits: the label on its door and since when. Why is not asked and not kept. */
export const QuietHouseBody = z.strictObject({
  house: line(30).refine((label) => label.trim() !== '', { error: 'field.required' }),
  areaId: RecordId.nullable().default(null),
  groupId: GroupId.nullable().default(null),
  quietSince: LocalDate,
  /** From this day visits are welcome again. */
  quietUntil: LocalDate.nullable().default(null),
});
export type QuietHouseBody = z.infer<typeof QuietHouseBody>;

/** A household with 不上门 on its label. */
export const quietHouse = defineKind({
  kind: 'quietHouse',
  body: QuietHouseBody,
  fields: { house: 'latest', areaId: 'latest', groupId: 'latest', quietSince: 'latest', quietUntil: 'latest' },
  needsReview: false,
  dayOf: () => null,
  membersOf: () => [],
  wordsOf: (body) => body.house,
});
