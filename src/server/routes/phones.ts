import { z } from 'zod';
import { DeviceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { Nothing, type PhoneRow, Phones } from '#protocol/people.ts';
import { noteDeed } from '#server/repos/audit.ts';
import { findAccount } from '#server/repos/people.ts';
import { type PhoneOf, phoneIn, phonesOf, setWipe } from '#server/repos/phones.ts';
import { answer, type Route, refuse, route } from './route.ts';

const ById = z.strictObject({ id: DeviceId });
const asAdmin = { deed: 'manage', on: 'ownTownship' } as const;

const phones = route({
  method: 'GET',
  path: '/api/v1/desk/phones',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'The phones of the villages, as each was last heard of',
  response: Phones,
  handle: async ({ services, actor }) => answer({ phones: (await phonesOf(services.store.db, actor.townshipId)).map(phoneRow) }),
});

const phoneRow = (row: PhoneOf): PhoneRow => ({
  id: row.id as PhoneRow['id'],
  branchId: row.branch_id as PhoneRow['branchId'],
  accountId: row.account_id as PhoneRow['accountId'],
  accountName: row.account_name,
  role: row.account_role,
  left: row.account_branch !== row.branch_id || row.account_closed !== null,
  lastSeenAt: row.last_seen_at as Instant,
  app: row.app,
  queue: row.queue,
  oldestUnsent: row.oldest_unsent as Instant | null,
  wipeAt: row.wipe_at as Instant | null,
  wipedAt: row.wiped_at as Instant | null,
});

const wiping = (act: 'wipe' | 'keep') =>
  route({
    method: 'POST',
    path: `/api/v1/desk/phones/:id/${act}`,
    access: asAdmin,
    summary:
      act === 'wipe'
        ? 'Take a phone out of use: it empties itself at its next contact'
        : 'Let a phone be used after all: before it has emptied itself nothing happens to it, afterwards it can be signed in on again',
    params: ById,
    json: Nothing,
    response: Nothing,
    handle: ({ services, actor, params, now }) =>
      services.store.write(async (tx) => {
        const [first, ...others] = await phoneIn(tx, actor.townshipId, params.id);
        if (!first) return refuse('not.found');
        if (act === 'wipe' && [first, ...others].every((row) => row.wiped_at !== null)) return refuse('phones.empty');
        await setWipe(tx, actor.townshipId, params.id, act === 'wipe' ? now : null);
        const owner = await findAccount(tx, actor.townshipId, first.account_id);
        await noteDeed(
          tx,
          actor,
          {
            id: services.newId(),
            deed: act === 'wipe' ? 'phone.wiped' : 'phone.kept',
            target: params.id,
            branchId: first.branch_id,
            facts: { name: owner?.name ?? '', queue: String(first.queue ?? '') },
          },
          now,
        );
        return answer({});
      }),
  });

/** The villages' phones. */
export const phoneRoutes: readonly Route[] = [phones, wiping('wipe'), wiping('keep')];
