import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider, useLocation } from 'react-router';
import type { Actor } from '#domain/access.ts';
import type { RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt, localDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import { AsideItemScreen, AsideScreen } from '#phone/features/sync-centre/aside-screen.tsx';
import { AttentionScreen } from '#phone/features/sync-centre/attention-screen.tsx';
import { FileScreen } from '#phone/features/sync-centre/file-screen.tsx';
import { SyncScreen } from '#phone/features/sync-centre/sync-screen.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { DeviceServicesContext, type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import { openDeviceDb } from '#storage/device.ts';
import { recordById } from '#storage/queries.ts';
import { rebuild } from '#storage/rebuild.ts';
import type { AttentionItem, Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, meetingBody, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

/** A phone in the sync centre: its store, who writes, and what it handed out. */
export type CentrePhone = { readonly db: BranchDb; readonly writer: Writer; readonly copied: string[]; readonly saved: [string, Blob][] };

const NOW = Date.parse('2026-06-18T06:40:00.000Z');
let phones = 0;

/** A phone with nothing on it yet; two of them belong to the same branch. */
export function centrePhone(name = '王秀兰'): CentrePhone {
  phones += 1;
  const newId = idsFrom(0xc000_0000 + phones * 0x1_0000);
  const writer: Writer = { accountId: ACCOUNT, name, branchId: BRANCH, deviceId: deviceOf(phones % 2 ? 'a' : 'b'), now: () => NOW, newId };
  return { db: openBranchDb(`zhibu-centre-${phones}`), writer, copied: [], saved: [] };
}

/** A meeting that this phone made and the township has; nothing of it waits. */
export async function deliveredMeeting(phone: CentrePhone, id: RecordId, given: Parameters<typeof meetingBody>[0] = {}): Promise<void> {
  const saved = await saveRecord(phone.db, phone.writer, { id, kind: 'meeting', body: meetingBody(given), baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
  await phone.db.outbox.clear();
  const record = await recordById(phone.db, id);
  if (!record) throw new Error('the meeting is not there');
  const row = { ...record, seq: 3, rev: 1, handedInAt: instantAt(NOW), standing: 'delivered' as const, updatedByName: '陈思远' };
  await phone.db.records.put(row);
}

/** Changes a record on the phone, or makes it, and lays the edit into 待处理 as the township's answer does. */
export async function notTaken(
  { db, writer }: CentrePhone,
  id: RecordId,
  change: Readonly<Record<string, unknown>>,
  why: Partial<Pick<AttentionItem, 'outcome' | 'code' | 'facts'>>,
  kind: KindName = 'meeting',
): Promise<AttentionItem> {
  const record = await recordById(db, id);
  const body = { ...record?.body, ...change };
  const saved = await saveRecord(db, writer, { id, kind, body, baseline: (record?.body ?? null) as never });
  if (!saved.ok) throw new Error(saved.problem.code);
  const entry = await db.outbox.where('id').equals(saved.value.operationId).first();
  if (!entry) throw new Error('nothing waits');
  const before = Object.fromEntries(
    Object.keys(entry.operation.changes).flatMap((path) => {
      const value = (record?.body as unknown as Record<string, never> | undefined)?.[path];
      return value === undefined ? [] : [[path, value]];
    }),
  );
  const item: AttentionItem = {
    id: entry.id,
    recordId: id,
    branchId: entry.branchId,
    operation: entry.operation,
    outcome: 'refused',
    code: 'operation.recordInvalid',
    facts: {},
    before,
    at: '2026-06-18T06:30:00.000Z' as Instant,
    ...why,
  };
  await db.outbox.where('id').equals(entry.id).delete();
  await db.attention.put(item);
  await rebuild(db, id);
  return item;
}

const STILL = { phase: 'idle', done: 0, total: null, lastFailure: 'offline', lastContactAt: null } as const;

function Elsewhere() {
  const { pathname, search } = useLocation();
  return <p data-testid="address">{pathname + search}</p>;
}

/** Opens an address of the sync centre on that phone. */
export function openCentre({ db, writer, copied, saved }: CentrePhone, address: string) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: writer.name,
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    branchId: BRANCH,
    groupId: null,
  };
  const services = {
    deviceDb: openDeviceDb(`zhibu-centre-device-${phones}`),
    db,
    writer,
    actor,
    session: { branchId: BRANCH },
    now: writer.now,
    newId: writer.newId,
    today: () => localDate('2026-06-18'),
    sync: { state: () => STILL, subscribe: () => () => undefined, tryNow: () => Promise.resolve(), stop: () => undefined },
    updates: { waiting: () => false, subscribe: () => () => undefined, apply: () => undefined },
    copyText: (text: string) => {
      copied.push(text);
      return Promise.resolve(true);
    },
    saveFile: (name: string, content: Blob) => void saved.push([name, content]),
    shareFile: () => Promise.resolve('unable' as const),
  } as unknown as Services;
  const frame = (
    <DeviceServicesContext value={services}>
      <ServicesContext value={services}>
        <LinkProvider value={RouterLink}>
          <PageFrameContext value={{ ribbon: null, tabs: null, backLabel: '返回' }}>
            <Toasts stay={false}>
              <Outlet />
            </Toasts>
          </PageFrameContext>
        </LinkProvider>
      </ServicesContext>
    </DeviceServicesContext>
  );
  const router = createMemoryRouter(
    [
      {
        element: frame,
        children: [
          { path: '/me/sync', element: <SyncScreen /> },
          { path: '/me/sync/file', element: <FileScreen /> },
          { path: '/me/sync/aside', element: <AsideScreen /> },
          { path: '/me/sync/aside/:operationId', element: <AsideItemScreen /> },
          { path: '/me/sync/:operationId', element: <AttentionScreen /> },
          { path: '*', element: <Elsewhere /> },
        ],
      },
    ],
    { initialEntries: [address] },
  );
  return { ...render(<RouterProvider router={router} />), router, user: userEvent.setup() };
}
