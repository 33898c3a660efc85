import { z } from 'zod';

/** What a township sets about dues, because the texts leave it open. Amounts in fen. */
export const DuesSettings = z.strictObject({
  /** What a farmer pays a month, 20 to 100 fen (DU-8). */
  farmerFen: z.int().min(20).max(100).default(50),
  /** How a part of a fen is rounded (E-11). */
  rounding: z.enum(['halfUpFen', 'upFen', 'upJiao', 'upYuan']).default('halfUpFen'),
  /** Whether the amount stays for the year or follows the pay (E-8). */
  changeOfPay: z.enum(['fixedForYear', 'fromMonthOfChange']).default('fixedForYear'),
  /** How farmers who earn wages elsewhere pay (E-10). */
  migrantFarmers: z.enum(['ask', 'percentage', 'farmerStandard']).default('ask'),
  /** Whether the month of the assembly that passed him counts (E-12). */
  firstMonthCounts: z.boolean().default(true),
  /** Whether a branch may collect by the quarter (DU-14). */
  quarterly: z.boolean().default(true),
  /** Of each 10,000 fen collected, how many go up from the township; null where the province has not said (DU-17). */
  shareUpBasisPoints: z.int().min(0).max(10_000).nullable().default(null),
});
export type DuesSettings = z.infer<typeof DuesSettings>;
