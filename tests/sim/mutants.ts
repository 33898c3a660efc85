/** One place of a shipped file written otherwise. `find` stands there exactly once. */
export type Edit = { readonly file: string; readonly find: string; readonly replace: string };

/** A rule of the product, broken. Some seed among the first `budget` has to notice. */
export type Mutant = {
  readonly rule: string;
  readonly edits: readonly Edit[];
  readonly budget: number;
  /** Seeds known to notice, tried first. */
  readonly first?: readonly number[];
};

const push = 'src/server/sync/push.ts';
const pull = 'src/server/sync/pull.ts';
const store = 'src/storage/store.ts';
const settle = 'src/storage/settle.ts';
const adopt = 'src/storage/adopt.ts';
const startOver = 'src/storage/start-over.ts';

const breaks = (rule: string, file: string, find: string, replace: string, budget = 150): Mutant => ({
  rule,
  edits: [{ file, find, replace }],
  budget,
});

/** Every rule that the simulation must be able to miss. */
export const mutants: readonly Mutant[] = [
  breaks(
    'S3 no receipt is looked up',
    push,
    'const known = receipts.get(id);',
    'const known = undefined as ReturnType<typeof receipts.get>;',
  ),
  breaks('S3 the answer comes without the records', push, 'records: touched.map((row) => readOnce(stay, row)),', 'records: [],'),
  breaks(
    'S3 the outbox is emptied before the answer is stored',
    store,
    'applyPush: (branchId, version, sent, answer) =>\n      apply(',
    'applyPush: async (branchId, version, sent, answer) =>\n      (await db.outbox.where("id").anyOf(answer.outcomes.map((one) => one.id)).delete()) < 0 ? "stale" : apply(',
  ),
  // Each covers the other: a late answer that is applied after all finds the newer record there already.
  {
    rule: 'S4 S7 the version is not compared, and an older record replaces a newer one',
    edits: [
      { file: store, find: "if (at.version !== version) return 'stale';", replace: '' },
      {
        file: adopt,
        find: 'if (!before || record.seq > before.seq) news.push',
        replace: 'if (!before || record.seq !== before.seq) news.push',
      },
    ],
    budget: 600,
    first: [335],
  },
  breaks('S4 the version is never raised', store, '...(await change(at)), version: version + 1', '...(await change(at)), version', 600),
  breaks('S5 who has not seen a value claims he had', 'src/storage/seen.ts', 'return Math.max(0, base);', 'return confirmed.seq;', 1000),
  breaks(
    'S5 what waits behind is not rebased',
    'src/domain/records/merge.ts',
    'return seenAll ? latest : edit.base;',
    'return edit.base;',
    600,
  ),
  breaks(
    'S5 who had seen a value does not win over it',
    'src/domain/records/merge.ts',
    'const seen = stored === undefined || stored.s <= edit.base;',
    'const seen = stored === undefined;',
    600,
  ),
  breaks(
    'S6 an own edit does not lie over what arrives',
    adopt,
    'if (own.has(fresh.id) || work.isTouched(fresh.id)) work.putBase(fresh);',
    'if (work.isTouched(fresh.id)) work.putBase(fresh);',
  ),
  breaks(
    'S7 the cursor moves before the page is stored',
    store,
    `apply(branchId, version, async (at) => {
        await takeIn(answer.records);
        await heard(answer.now, answer.records);
        // Only now: what is let go could not be told any more that somebody wrote over it.
        if (!answer.more) await letGoOfSent(db, branchId, answer.backedUp ?? 0, now());
        return { ...at, cursor: answer.cursor, witness: further(at.witness, answer.cursor) };
      }),`,
    `apply(branchId, version, async (at) => ({ ...at, cursor: answer.cursor, witness: further(at.witness, answer.cursor) })).then(async (done) => {
        if (done === 'applied') await inOne(() => takeIn(answer.records));
        return done;
      }),`,
    1000,
  ),
  breaks(
    'S7 a page ends further than its records',
    pull,
    'const end = more ? (page.at(-1)?.seq ?? after) : branch.head;',
    'const end = branch.head;',
  ),
  breaks(
    'S8 what is refused goes away silently',
    settle,
    'work.putAttention({ id, recordId, branchId, operation, ...why, before, at: instantAt(atMs), ...place });',
    '',
  ),
  breaks(
    'S8 an edit of what was removed is swallowed',
    'src/server/sync/decide.ts',
    "    case 'set':\n      if (!stored) return refused('operation.recordMissing');\n      if (stored.deleted) return refused('operation.recordDeleted');",
    "    case 'set':\n      if (!stored) return refused('operation.recordMissing');\n      if (stored.deleted) return { outcome: 'unchanged', lost: [], clamped: false };",
  ),
  breaks(
    'S8 nobody is told of a clash',
    'src/storage/clash.ts',
    'Object.values(fresh.stamps).some((stamp) => stamp.o !== undefined)',
    'fresh.seq < 0',
    1000,
  ),
  breaks(
    'S8 a clash is not passed on by the next writer',
    'src/domain/records/merge.ts',
    '? stored.s : stored?.o;',
    '? stored.s : undefined;',
    600,
  ),
  breaks(
    'S9 times from the future are stored',
    'src/domain/kernel/hlc.ts',
    'if (msOfHlc(claimed) <= endpointMs + slackMs) return { hlc: claimed, clamped: false };',
    'if (endpointMs > 0) return { hlc: claimed, clamped: false };',
  ),
  breaks(
    'S10 one bad operation takes the others with it',
    push,
    'careful = !isTaken(error) || attempt + 1 === ATTEMPTS;',
    'careful = false;',
  ),
  breaks(
    'S12 no token is compared',
    'src/server/sync/chain.ts',
    'chain !== undefined && token === tokenOf(seqOfToken(token), chain)',
    'chain !== undefined || token.length > 0',
    500,
  ),
  breaks(
    'S12 only counts are compared',
    'src/server/sync/chain.ts',
    'chain !== undefined && token === tokenOf(seqOfToken(token), chain)',
    'chain !== undefined',
    600,
  ),
  breaks(
    'S12 the fingerprint leaves out what came of it',
    'src/server/sync/chain.ts',
    ".update('\\n').update(JSON.stringify(record)).digest('base64url')",
    ".digest('base64url')",
    600,
  ),
  breaks(
    'S12 handing in asks for no witness',
    push,
    'if (request.witness && !tokenStands(',
    'if (request.witness && request.protocol < 0 && !tokenStands(',
    600,
  ),
  breaks(
    'S12 getting asks for no witness',
    pull,
    'for (const token of [request.witness, request.cursor])',
    'for (const token of [request.cursor])',
    4000,
  ),
  breaks(
    'S12 the greeting leaves out the branches one has left',
    'src/sync/hello.ts',
    'if (position.witness !== null) witnesses',
    'if (position.witness !== null && position.branchId === branchId) witnesses',
    600,
  ),
  breaks('S12 what was sent is not handed in again', startOver, '  await takeBackSent(db, branchId);\n', ''),
  breaks(
    'S12 counts of the lost history stay',
    startOver,
    '  await forgetCounts(db, branchId);\n  await doubtRefusals(db, branchId);',
    '  await doubtRefusals(db, branchId);',
  ),
  breaks(
    'S12 what had been seen in the lost history counts on',
    startOver,
    'Object.assign(entry, { operation: { ...entry.operation, base: 0 } });',
    '',
    4000,
  ),
  breaks('S12 copies of what was sent go at once', 'src/storage/sent.ts', 'entry.safeAt <= backedUp ||', 'entry.safeAt >= 0 ||', 1000),
  breaks(
    'S12 refusals are never asked about again',
    'src/storage/report.ts',
    "item.outcome === 'stuck' || item.outcome === 'refused'",
    "item.outcome === 'stuck'",
    1000,
  ),
  breaks('S13 a file brought in twice counts twice', 'src/storage/unsent.ts', 'if (known.some((count) => count > 0)) continue;', '', 600),
  breaks(
    'S14 a resumed stream takes its last place',
    store,
    'const cursor = boot.cursor ?? block?.cursor ?? null;',
    'const cursor = block?.cursor ?? boot.cursor ?? null;',
    600,
  ),
  breaks(
    'N8 work for a left branch is called taken',
    'src/server/sync/hand-over.ts',
    "return inTime ? { outcome: 'held', code: 'operation.scopeLost' }",
    "return inTime ? { outcome: 'unchanged', lost: [], clamped: false }",
  ),
  breaks(
    'N8 a left branch goes before it was handed over',
    'src/storage/leave.ts',
    '  const base = await db.base.toArray();',
    "  await db.outbox.where('branchId').equals(branchId).delete();\n  const base = await db.base.toArray();",
    1000,
  ),
  breaks('N8 a left branch is never emptied', 'src/sync/leave.ts', 'if (first === undefined) await run.store.purge(branchId);', ''),
  breaks(
    'attendance is written as a whole',
    'src/domain/records/merge.ts',
    'map = { ...((next[field] as JsonObject | undefined) ?? {}) };',
    'map = {};',
  ),
];

/** Those that few seeds are enough for, one of each kind: the short gate of every day. */
export const everyDay: readonly Mutant[] = mutants.filter((mutant) => mutant.budget <= 150);
