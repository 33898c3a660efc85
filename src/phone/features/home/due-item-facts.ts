import type { Actor } from '#domain/access.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { missedObligation } from '#domain/meetings/obligations.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { BranchDb } from '#storage/db.ts';
import type { PutOff } from '#storage/put-off.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';
import { dueNow } from './due-facts.ts';
import { yearNow } from './year-facts.ts';

/** One thing due, with what its person said to it; `due` is undefined where it is done, or never was. */
export type DueItem = {
  readonly due: Obligation | undefined;
  readonly given: PutOff | undefined;
  readonly excusal: LocalRecord<'excusal'> | undefined;
  readonly drafts: readonly Draft[];
};

/** Finds what is due by its id: in 本月要办, or, where it is a gap that the list no longer reminds of, in its year. */
export async function dueItem(db: BranchDb, id: string, today: LocalDate, actor: Actor): Promise<DueItem> {
  const { open, putOff, explained, drafts } = await dueNow(db, today, actor);
  const off = putOff.find(({ obligation }) => obligation.id === id);
  const said = explained.find(({ obligation }) => obligation.id === id);
  const due = open.find((one) => one.id === id) ?? off?.obligation ?? said?.obligation ?? (await ofYear(db, id, today, actor));
  const excusal = said?.excusal ?? (due && (await recordsOfKind(db, 'excusal')).find(({ body }) => body.obligation === id));
  return { due, given: off?.given, excusal, drafts };
}

async function ofYear(db: BranchDb, id: string, today: LocalDate, actor: Actor): Promise<Obligation | undefined> {
  const year = Number(/:(\d{4})(?:-(?:\d{2}|Q[1-4]))?$/.exec(id)?.[1]);
  if (!id.startsWith('meeting:') || !Number.isInteger(year)) return undefined;
  const [{ parts }, settings] = await Promise.all([yearNow(db, year, today, actor), settingsHere(db)]);
  return parts
    .flatMap((part) =>
      part.periods
        .filter(({ state }) => state === 'missed' || state === 'coming')
        .map((period) => missedObligation(part, period, today, settings)),
    )
    .find((due) => due.id === id);
}
