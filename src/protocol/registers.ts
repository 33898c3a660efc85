import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { structureNames } from '#domain/roster/structure.ts';
import { SyncedRecord } from './record.ts';

/** GET /api/v1/branches/:branchId/registers: every record that the four registers and the structure of a branch are drawn from. */
export const BranchRegisters = z.object({ day: LocalDate, records: z.array(SyncedRecord) });
export type BranchRegisters = z.infer<typeof BranchRegisters>;

/** GET /api/v1/desk/structure: how the township's members are made up; what is about fewer than three people never leaves the endpoint. */
export const TownshipStructure = z.object({
  day: LocalDate,
  members: z.int(),
  tables: z.array(
    z.object({
      name: z.enum(structureNames),
      cells: z.array(z.object({ key: z.string(), n: z.int() })),
      /** How many people the sorts that are not told are together; null where that would tell. */
      hidden: z.int().nullable(),
    }),
  ),
});
export type TownshipStructure = z.infer<typeof TownshipStructure>;
