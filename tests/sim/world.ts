import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import { townshipHttp } from '#phone/township-http.ts';
import type { UnsentFile } from '#protocol/unsent.ts';
import type { GrantRow } from '#server/db/tables.ts';
import { deleteRecord, resolveAttention, saveRecord } from '#storage/commands.ts';
import { layBallast } from '#storage/full-disk.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { dexieStore } from '#storage/store.ts';
import { exportUnsent, importUnsent } from '#storage/unsent.ts';
import type { SyncReport } from '#sync/run.ts';
import { syncBranch } from '#sync/sync-branch.ts';
import { compareKeys, MemoryDisk } from '#tests/support/memory-db.ts';
import { type Account, move, POISON, passing } from './books.ts';
import { captivePage, fetchOver, type Letter, responseOf } from './line.ts';
import { Oracle } from './oracle.ts';
import { type Form, Phone, type Tab } from './phone.ts';
import { Random } from './random.ts';
import { Broken, must, SimTownship } from './township.ts';
import { type Act, type Trouble, type Weather, type Weights, weightsOf } from './weights.ts';

// Time, compression and waiting are the scheduler's here: a real timer or a real thread would make a seed differ from itself.
Reflect.deleteProperty(globalThis, 'CompressionStream');
const LIFE = new AbortController().signal;
AbortSignal.timeout = () => LIFE;

const START = Date.parse('2026-03-01T01:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ROUNDS = 20;

/** Something that waits for the scheduler: a letter, a sleeper, a transaction on a slow disk. */
type Pending = { readonly tab: Tab | undefined; readonly go: () => Promise<void> | void; readonly name: string };

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const uuid = (lead: string, number: number): string =>
  `${lead}${number.toString(16).padStart(7, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** What happened in a seed, by name, so that a fault that is never made is seen. */
export type Counts = Map<string, number>;

/** One seed: phones, people, a line, a township, and everything that can go wrong among them. */
export class World {
  readonly random: Random;
  readonly counts: Counts = new Map();
  readonly story: string[] = [];
  readonly #tell: boolean;
  readonly #weights: Weights;
  readonly #township: SimTownship;
  readonly #oracle: Oracle;
  readonly #phones: Phone[] = [];
  readonly #branches: readonly string[];
  readonly #members: readonly string[];
  readonly #touched = new Set<Phone>();
  readonly #files: UnsentFile[] = [];
  /** Requests that the line keeps and delivers once more some day. */
  readonly #copies: Letter[] = [];
  #pending: Pending[] = [];
  /** Every right that was ever given. */
  readonly #granted = new Map<string, GrantRow>();
  #broken: unknown;
  #t = START;
  #n = 0;
  #calm = false;

  constructor(seed: number, tell = false) {
    this.#tell = tell;
    this.random = new Random(seed * 7919 + 13);
    this.#weights = weightsOf(this.random);
    this.#township = new SimTownship(this.#now, () => this.#id('e'));
    this.#oracle = new Oracle(this.#township, this.#now);
    this.#branches = this.random.chance(0.6) ? [uuid('b', 1), uuid('b', 2)] : [uuid('b', 1)];
    this.#members = [uuid('a', 1), uuid('a', 2), uuid('a', 3)];
    if (this.random.chance(this.#weights.weather.smallPages)) this.#township.pageSize = 1 + this.random.below(4);
    const [home] = this.#branches as [string];
    const accounts: Account[] = [
      { id: uuid('c', 1), name: '张书记', branchId: home, groupId: null, role: 'secretary' },
      { id: uuid('c', 2), name: '李文书', branchId: home, groupId: null, role: this.random.chance(0.5) ? 'scribe' : 'secretary' },
    ];
    this.#township.found(this.#branches, accounts);
    this.#township.books.trouble = (call) => this.#databaseTrouble(call);
    const people = [accounts[0], accounts[0], accounts[1]] as Account[];
    for (const account of this.random.chance(0.7) ? people : ([people[0], people[2]] as Account[])) this.#enrol(account);
  }

  readonly #now = (): number => this.#t;

  #id(lead: string): string {
    this.#n += 1;
    return uuid(lead, this.#n);
  }

  #count(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  #log(text: () => string): void {
    if (this.#tell) this.story.push(`${instantAt(this.#t)}  ${text()}`);
  }

  #enrol(account: Account, disk = new MemoryDisk(), deviceId = this.#id('d'), branchId = account.branchId ?? ''): Phone {
    const name = `phone ${'ABCDEFGH'[this.#phones.length] ?? this.#phones.length}`;
    const phone = new Phone({ name, accountId: account.id, personName: account.name, deviceId, branchId, disk });
    disk.onCommit = (changes) => {
      this.#touched.add(phone);
      this.#guard(() => this.#oracle.committed(phone, changes as never));
    };
    this.#phones.push(phone);
    return phone;
  }

  /** What an oracle finds inside the product's own promises is kept, for the product would swallow it. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#broken ??= error;
    }
  }

  /** Plays the steps, then waits until nothing goes wrong any more and asks for everything. Throws what was broken. */
  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) await this.#step();
    await this.#quiet();
  }

  get excused(): ReadonlyMap<string, number> {
    return this.#oracle.excused;
  }

  async #step(): Promise<void> {
    this.#t += this.random.below(MINUTE);
    const act = this.random.weighted(this.#weights.acts);
    this.#count(act);
    await this.#acts[act]();
    await this.#settle();
  }

  /** Lets everything run until it waits for the scheduler, and looks at what was touched. */
  async #settle(): Promise<void> {
    await settled();
    if (this.#broken !== undefined) throw this.#broken;
    for (const phone of this.#touched) {
      if (!phone.tabs.some((tab) => tab.db.disk.open > 0 && tab.alive)) this.#oracle.watch(phone);
    }
    this.#touched.clear();
  }

  #start(what: string, work: () => Promise<unknown>): void {
    void work().catch((error: unknown) => {
      const { name } = error as Error;
      // A full or closed disk is told to the person; anything else is a fault of ours.
      if (name === 'QuotaExceededError' || name === 'UnknownError') return this.#count(`${what}: ${name}`);
      this.#broken ??= error;
    });
  }

  #tabOf(phone: Phone): Tab {
    const many = this.random.chance(this.#weights.weather.manyTabs);
    const tab = phone.tab(many ? this.random.below(2) : 0);
    tab.db.pause = () => this.#pauseOf(tab);
    return tab;
  }

  #pauseOf(tab: Tab): Promise<void> | undefined {
    if (this.#calm || !this.random.chance(this.#weights.weather.pause)) return undefined;
    this.#count('slow disk');
    return new Promise((resolve) => {
      this.#pending.push({ tab, name: 'disk', go: resolve });
    });
  }

  #anyTab(): Tab {
    return this.#tabOf(this.random.one(this.#phones));
  }

  // ── what people do ──

  #text(): string {
    this.#n += 1;
    return `第${this.#n}号`;
  }

  #records(phone: Phone): LocalRecord[] {
    return phone.disk
      .rows<LocalRecord>('records')
      .filter((row) => row.branchId === phone.branchId && row.deleted === 0 && Object.keys(row.body).length > 0);
  }

  #change(kind: KindName, body: JsonObject): JsonObject {
    const { random } = this;
    const text = this.#text();
    if (random.chance(this.#weights.weather.poison)) {
      this.#count('poison');
      return { ...body, ...(kind === 'meeting' ? { theme: `${POISON}${text}` } : { name: `${POISON}${text}` }) };
    }
    if (kind !== 'meeting') return random.chance(0.7) ? { ...body, name: text } : { ...body, note: text };
    const field = random.weighted({ place: 4, theme: 3, notes: 3, attendance: 6, topics: 2, both: 2 });
    if (field === 'attendance') return this.#marked(body, 1);
    if (field === 'topics') {
      const topics = (body['topics'] as JsonObject | undefined) ?? {};
      return { ...body, topics: { ...topics, [random.one(this.#members)]: { order: 1, text } } };
    }
    if (field === 'both') return { ...body, place: text, notes: `${text}记` };
    return { ...body, [field]: text };
  }

  #marked(body: JsonObject, count: number): JsonObject {
    const attendance: Record<string, Json> = { ...((body['attendance'] as JsonObject | undefined) ?? {}) };
    for (let i = 0; i < count; i += 1) attendance[this.random.one(this.#members)] = { state: 'leave', reason: this.#text() };
    return { ...body, attendance };
  }

  #newBody(kind: KindName): JsonObject {
    if (kind === 'member') return { name: this.#text(), sex: '1', status: 'formal' };
    return { meetingKind: 'assembly', heldOn: '2026-03-05', place: this.#text() };
  }

  #save(tab: Tab, form: { id: string; kind: KindName; body: JsonObject; baseline: JsonObject | null; answersTurn: number | null }): void {
    const { phone } = tab;
    const newId = (): string => {
      const id = this.#id('0');
      if (form.baseline !== null) this.#oracle.over(id, form.baseline);
      return id;
    };
    this.#log(() => `${phone.name} saves ${form.kind} ${form.id.slice(0, 8)} ${JSON.stringify(form.body)}`);
    this.#start('save', async () => {
      const saved = await saveRecord(tab.db.asBranchDb, phone.writer(this.#now, newId), { ...form, id: form.id as RecordId });
      if (saved.ok) return this.#count('saved');
      this.#count(`save: ${saved.problem.code}`);
      const expected = ['record.unchanged', 'storage.full', 'storage.blocked'];
      this.#guard(() => must(expected.includes(saved.problem.code), '[S9] a save never fails', () => JSON.stringify(saved.problem)));
    });
  }

  #formOf(row: LocalRecord): Form {
    const answersTurn = row.review.state === 'returned' && this.random.chance(0.7) ? row.review.turn : null;
    return { id: row.id, kind: row.kind, baseline: row.body as JsonObject, answersTurn };
  }

  readonly #acts: Readonly<Record<Act | Trouble, () => void | Promise<void>>> = {
    make: () => {
      const kind = this.random.one(['meeting', 'meeting', 'member'] as const);
      this.#save(this.#anyTab(), { id: this.#id('f'), kind, body: this.#newBody(kind), baseline: null, answersTurn: null });
    },
    edit: () => {
      const tab = this.#anyTab();
      const row = this.random.any(this.#records(tab.phone));
      if (!row) return;
      const form = this.#formOf(row);
      this.#save(tab, { ...form, body: this.#change(form.kind, form.baseline) });
    },
    open: () => {
      const tab = this.#anyTab();
      const row = this.random.any(this.#records(tab.phone));
      if (row) tab.forms.push(this.#formOf(row));
    },
    saveForm: () => {
      const tab = this.random.any(this.#phones.flatMap((phone) => phone.tabs).filter((one) => one.alive && one.forms.length > 0));
      const form = tab?.forms.shift();
      // A form of a branch that was left is closed with it.
      if (!tab || !form || !this.#records(tab.phone).some((row) => row.id === form.id)) return;
      this.#save(tab, { ...form, body: this.#change(form.kind, form.baseline) });
    },
    marks: () => {
      const tab = this.#anyTab();
      const row = this.random.any(this.#records(tab.phone).filter((one) => one.kind === 'meeting'));
      if (!row) return;
      const form = this.#formOf(row);
      this.#save(tab, { ...form, body: this.#marked(form.baseline, 1 + this.random.below(3)) });
    },
    remove: () => {
      const tab = this.#anyTab();
      const row = this.random.any(this.#records(tab.phone));
      if (!row) return;
      this.#log(() => `${tab.phone.name} deletes ${row.id.slice(0, 8)}`);
      this.#start('remove', () =>
        deleteRecord(
          tab.db.asBranchDb,
          tab.phone.writer(this.#now, () => this.#id('0')),
          row.id,
        ),
      );
    },
    resolve: () => {
      const tab = this.#anyTab();
      const item = this.random.any(tab.phone.held().attention);
      if (!item) return;
      const removed = item.code === 'operation.recordDeleted' || item.code === 'edit.deletedUnseen';
      const choice = this.random.one(removed ? (['restore', 'restore', 'drop'] as const) : (['retry', 'retry', 'drop'] as const));
      this.#count(`resolved by ${choice}`);
      this.#log(() => `${tab.phone.name} resolves ${item.id.slice(0, 8)} ${item.outcome} ${item.code} by ${choice}`);
      this.#start('resolve', () =>
        resolveAttention(
          tab.db.asBranchDb,
          tab.phone.writer(this.#now, () => this.#id('0')),
          item.id as OperationId,
          choice,
        ),
      );
    },
    carryFile: async () => {
      const tab = this.#anyTab();
      if (this.#files.length === 0 || this.random.chance(0.5)) {
        const { pause } = tab.db;
        tab.db.pause = () => undefined;
        this.#start('export', async () =>
          this.#files.push(JSON.parse(JSON.stringify(await exportUnsent(tab.db.asBranchDb))) as UnsentFile),
        );
        tab.db.pause = pause;
        return;
      }
      const file = this.random.one(this.#files);
      this.#start('import', async () => {
        const done = await importUnsent(tab.db.asBranchDb, tab.phone.branchId as never, file);
        if (done.ok && done.value.added > 0) this.#count('imported');
        if (done.ok) this.#log(() => `${tab.phone.name} brings in a file: ${done.value.added} new, ${done.value.known} known`);
      });
    },
    sync: () => this.#sync(this.#anyTab()),
    carry: async () => {
      for (let i = this.random.below(9) + 1; i > 0 && this.#pending.length > 0; i -= 1) {
        const [next] = this.#pending.splice(this.random.chance(0.5) ? 0 : this.random.below(this.#pending.length), 1);
        await next?.go();
        await this.#settle();
      }
    },
    calmSync: async () => {
      const tab = this.#anyTab();
      this.#calm = true;
      this.#sync(tab);
      await this.#drain();
      this.#calm = false;
    },
    kill: () => this.#kill(),
    killInside: () => {
      const tab = this.random.any(this.#phones.flatMap((phone) => phone.tabs).filter((one) => one.alive));
      if (tab) tab.db.killAt = 1 + this.random.below(60);
    },
    rollBack: () => {
      const phone = this.random.one(this.#phones);
      const before = phone.operations();
      this.#kill(phone);
      const lost = phone.disk.lose(1 + this.random.below(this.random.chance(0.5) ? 4 : 40));
      this.#log(() => `${phone.name} loses its last ${lost} commits`);
      this.#oracle.lost(phone, before, 'rolled back');
    },
    evict: () => {
      const phone = this.random.one(this.#phones);
      const before = phone.operations();
      this.#kill(phone);
      phone.disk.evict();
      phone.deviceId = this.#id('d');
      this.#log(() => `${phone.name} loses everything`);
      this.#oracle.lost(phone, before, 'evicted');
    },
    cloneDevice: () => {
      if (this.#phones.length >= 5) return;
      const from = this.random.one(this.#phones);
      const account = this.#township.books.now.accounts.get(from.accountId);
      if (!account) return;
      const copy = this.#enrol(account, from.disk.clone(), from.deviceId, from.branchId);
      copy.signedIn = from.signedIn;
      this.#oracle.cloned(copy, from);
      this.#log(() => `${copy.name} is a copy of ${from.name}`);
    },
    skew: () => {
      const phone = this.random.one(this.#phones);
      phone.skew = this.random.one([0, 0, HOUR, -HOUR, 10 * DAY, -40 * DAY, -DAY]);
      this.#log(() => `the clock of ${phone.name} is off by ${phone.skew / HOUR} hours`);
    },
    jump: () => {
      this.#t += this.random.below(this.random.chance(0.2) ? 20 * DAY : DAY);
    },
    endpointJump: () => {
      this.#township.skew = this.random.one([0, 0, DAY, -DAY, HOUR]);
      this.#log(() => `the endpoint's clock is off by ${this.#township.skew / HOUR} hours`);
    },
    moveAway: () =>
      this.#place((account) => {
        const branchId = this.random.one(this.#branches);
        return branchId === account.branchId ? undefined : { branchId, groupId: null, role: account.role };
      }),
    demote: () =>
      this.#place((account) => {
        const role = this.random.one(['secretary', 'scribe', 'groupLeader'] as const);
        return { branchId: account.branchId, groupId: role === 'groupLeader' ? uuid('9', 1) : null, role };
      }),
    expire: () => {
      const phone = this.random.one(this.#phones);
      phone.signedIn = !phone.signedIn;
    },
    backUp: () => this.#township.backUp(),
    checkBackup: () => {
      if (this.#township.checkBackup()) this.#count('backup checked');
    },
    restore: () => {
      if (!this.#township.restore((count) => this.random.below(Math.max(1, count)))) return;
      this.#count('restored');
      this.#log(() => 'the township is restored from a backup');
      this.#oracle.unsure = true;
    },
    restart: () => {
      // Whatever was on its way to the endpoint, or from it, fails.
      const letters = this.#pending.filter((one) => one.name === 'letter');
      this.#pending = this.#pending.filter((one) => one.name !== 'letter');
      for (const letter of letters) if (this.random.chance(0.5)) this.#pending.push(letter);
      this.#count('endpoint restarted');
    },
    approve: () => this.#review('approve'),
    giveBack: () => this.#review('return'),
    full: () => {
      const { disk } = this.random.one(this.#phones);
      disk.room = disk.room === undefined ? this.random.below(12) : undefined;
    },
    blocked: () => {
      const { disk } = this.random.one(this.#phones);
      disk.blocked = !disk.blocked;
    },
    lateCopy: async () => {
      const copy = this.random.any(this.#copies);
      if (!copy) return;
      this.#count('delivered hours later');
      await this.#township.answer(copy.accountId, copy.path, copy.body);
    },
  };

  #place(choose: (account: Account) => Pick<Account, 'branchId' | 'groupId' | 'role'> | undefined): void {
    const { now } = this.#township.books;
    const account = this.random.one([...now.accounts.values()]);
    const place = choose(account);
    if (!place) return;
    this.#log(() => `${account.name} is now ${place.role} of ${place.branchId?.slice(0, 8)}`);
    move(now, account, place, this.#id('e'), instantAt(this.#township.now()));
    for (const grant of now.grants.values()) this.#granted.set(grant.id, grant);
  }

  async #review(type: 'approve' | 'return'): Promise<void> {
    const row = this.random.any([...this.#township.books.now.records.values()].filter((one) => one.deleted === 0));
    if (!row) return;
    const stale = this.random.chance(0.1) ? 1 : 0;
    const turn = row.review_turn - stale;
    const marks = [{ path: 'place', note: '请写清楚', proposal: null }];
    const act = type === 'approve' ? ({ type, turn } as const) : ({ type, turn, marks, mendBy: '2026-04-01' as LocalDate } as const);
    // The desk's own request may fail too; then nothing was judged.
    const done = await this.#township.review(row.id, act).catch(() => false);
    if (done) this.#count(type === 'approve' ? 'approved' : 'returned');
    this.#log(() => `the township ${type}s ${row.id.slice(0, 8)}: ${done}`);
  }

  #kill(phone = this.random.one(this.#phones)): void {
    phone.closeTabs();
    this.#pending = this.#pending.filter(({ tab }) => tab === undefined || tab.alive);
    this.#log(() => `the tabs of ${phone.name} are killed`);
  }

  // ── the engine ──

  #sync(tab: Tab): void {
    const { phone } = tab;
    if (tab.syncing) return;
    tab.syncing = true;
    // A session is looked at when the app is opened, and now and then.
    if (phone.signedIn && (!tab.greeted || this.random.chance(0.3))) this.#readSession(phone);
    const { accountId, branchId, deviceId } = phone;
    const hello = !tab.greeted || this.random.chance(0.3);
    tab.greeted = true;
    const now = (): number => this.#t + phone.skew;
    const store = dexieStore(tab.db.asBranchDb, deviceId as never, now, '1');
    const send = (letter: Letter): void => this.#send(tab, letter);
    const township = townshipHttp(
      fetchOver(send, accountId, () => tab.alive),
      accountId as never,
    );
    const sleep = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        this.#pending.push({
          tab,
          name: 'sleep',
          go: () => {
            this.#t += Math.min(ms, MINUTE);
            resolve();
          },
        });
      });
    this.#log(() => `${phone.name} begins to sync ${branchId.slice(0, 8)}${hello ? ' with a greeting' : ''}`);
    this.#start('sync', async () => {
      let report: SyncReport;
      try {
        await layBallast(tab.db.asBranchDb);
        report = await syncBranch(store, township, { now, sleep }, branchId as never, { random: this.random.next, hello });
      } finally {
        tab.syncing = false;
      }
      this.#count(`sync: ${report.stopped}`);
      if (report.startedOver) this.#count('started over');
      if (report.fetchedAnew) this.#count('fetched anew');
      if (report.stopped === 'scopeLost') this.#readSession(phone);
      if (report.reEnrol) {
        this.#count('enrolled anew');
        phone.deviceId = this.#id('d');
      }
      this.#log(() => `${phone.name} synced: ${JSON.stringify(report)}`);
    });
  }

  #readSession(phone: Phone): void {
    phone.branchId = this.#township.books.now.accounts.get(phone.accountId)?.branchId ?? phone.branchId;
  }

  #send(tab: Tab, letter: Letter): void {
    this.#count('letters');
    if (this.random.chance(0.05)) this.#copies.push(letter);
    this.#pending.push({ tab, name: 'letter', go: () => this.#deliver(tab, letter) });
  }

  #happens(weather: Weather): boolean {
    const does = !this.#calm && this.random.chance(this.#weights.weather[weather]);
    if (does) this.#count(`letter: ${weather}`);
    return does;
  }

  /** Carries a letter one way: to the township, or its answer back. */
  async #deliver(tab: Tab, letter: Letter): Promise<void> {
    if (letter.said !== undefined) return this.#bringBack(letter);
    if (this.#happens('lostRequest')) return letter.failed();
    if (this.#happens('captive')) return letter.answered(captivePage());
    if (this.#happens('busy')) return letter.answered(responseOf({ status: 503, body: null, retry: 30 }));
    if (this.#happens('tooMany')) return letter.answered(responseOf({ status: 429, body: null, retry: 60 }));
    if (this.#happens('fault')) return letter.answered(responseOf({ status: 500, body: { problem: { code: 'server.fault' } } }));
    if (this.#happens('tooLarge')) return letter.answered(responseOf({ status: 413, body: null }));
    if (!tab.phone.signedIn) {
      this.#count('letter: signed out');
      return letter.answered(responseOf({ status: 401, body: { problem: { code: 'session.missing' } } }));
    }
    letter.said = await this.#township.answer(letter.accountId, letter.path, letter.body);
    if (this.#happens('twice')) letter.said = await this.#township.answer(letter.accountId, letter.path, letter.body);
    this.#log(
      () => `${tab.phone.name} ${letter.path.split('?')[0]} ${letter.said?.status} ${JSON.stringify(letter.body ?? '').slice(0, 400)}`,
    );
    if (this.#happens('lostAnswer')) return letter.failed();
    this.#pending.push({ tab, name: 'letter', go: () => this.#deliver(tab, letter) });
  }

  #bringBack(letter: Letter): void {
    if (!letter.waits() || letter.said === undefined) return;
    letter.answered(this.#happens('cut') ? responseOf(letter.said, this.random.next()) : responseOf(letter.said));
  }

  /** What the township's database does in the middle of a transaction. */
  #databaseTrouble(call: string): void {
    if (call === 'commit' || call === 'putRecords' || call === 'addOperations')
      if (this.#happens('passing')) throw this.random.chance(0.7) ? passing() : new Error('fault: the connection ended');
  }

  /** Lets the pending things go on until there are none. */
  async #drain(): Promise<void> {
    await this.#settle();
    for (let i = 0; this.#pending.length > 0; i += 1) {
      must(i < 3_000, '[S11] a run always ends');
      await this.#pending.shift()?.go();
      await this.#settle();
    }
  }

  // ── the end ──

  /** After a restore the administrator writes down again who had which branch: what the backup did not know nobody could hand over. */
  #regrant(): void {
    const { grants } = this.#township.books.now;
    const at = instantAt(this.#township.now());
    for (const grant of this.#granted.values()) if (!grants.has(grant.id)) grants.set(grant.id, { ...grant, until_at: at });
  }

  async #quiet(): Promise<void> {
    this.#calm = true;
    this.#log(() => 'from here on nothing goes wrong');
    this.#township.skew = 0;
    this.#regrant();
    const late = this.#pending.filter(() => this.random.chance(0.5));
    for (const phone of this.#phones) {
      phone.closeTabs();
      phone.disk.room = undefined;
      phone.disk.blocked = false;
      phone.signedIn = true;
    }
    this.#pending = [];
    // What was on its way still arrives, but nobody waits for the answer.
    for (const { name, go } of late) if (name === 'letter') await go();
    this.#pending = [];
    for (let round = 1; ; round += 1) {
      this.#t += 21 * HOUR;
      for (const phone of this.#phones) {
        this.#readSession(phone);
        const tab = phone.tab(0);
        tab.greeted = false;
        this.#sync(tab);
        await this.#drain();
      }
      if (round < 2) continue;
      try {
        this.#oracle.final(this.#phones);
        this.counts.set('rounds', (this.counts.get('rounds') ?? 0) + round);
        return;
      } catch (error) {
        if (!(error instanceof Broken) || round >= ROUNDS) throw error;
      }
    }
  }

  /** The state of everything, for a person who looks for a fault. */
  picture(): string {
    const phones = this.#phones.map((phone) => ({ name: phone.name, deviceId: phone.deviceId, branchId: phone.branchId, ...phone.held() }));
    const { operations, records, branches, accounts, grants } = this.#township.books.now;
    const books = {
      branches: [...branches.values()],
      accounts: [...accounts.values()],
      grants: [...grants.values()],
      records: [...records.values()],
      operations: [...operations.values()].sort((a, b) => compareKeys(a.seq ?? 0, b.seq ?? 0)),
    };
    return JSON.stringify({ phones, books }, null, 1);
  }
}
