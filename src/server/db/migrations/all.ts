import type { Migration } from 'kysely/migration';
import { first } from './m001-first.ts';
import { trust } from './m002-trust.ts';
import { heads } from './m003-heads.ts';
import { roster } from './m006-roster.ts';
import { settings } from './m007-settings.ts';
import { fading } from './m011-fading.ts';
import { duesLedger } from './m012-dues-ledger.ts';
import { duesTotals } from './m013-dues-totals.ts';

/** Every migration in order. A published one is never changed: what comes later is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-first': first,
  '002-trust': trust,
  '003-heads': heads,
  '006-roster': roster,
  '007-settings': settings,
  '011-fading': fading,
  '012-dues-ledger': duesLedger,
  '013-dues-totals': duesTotals,
};
