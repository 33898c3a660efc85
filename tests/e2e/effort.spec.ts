import { countEffort, deskHand, type EffortSize, effortSizes, type Piece, pieces } from './support/effort.ts';
import { effortBudgets } from './support/effort-budgets.ts';
import { signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

const password = 'lianxi2026';

test.use({ filled: 'branch of 62' });

for (const size of Object.keys(effortSizes) as EffortSize[])
  test(`nothing takes more taps or letters than it did, ${size} size`, async ({ endpoint, newPhone }) => {
    test.setTimeout(240_000);
    const phone = await newPhone();
    await signInOnPhone(phone, { login: 'shiqiao', password }, /党支部/);
    await phone.open('/');
    await expect(phone.page.locator('nav.zb-figures')).toContainText('62');
    const desk = await deskHand(endpoint.url, { login: 'zhenban', password });
    const counted = await countEffort(
      { page: phone.page, goOffline: () => phone.goOffline(), goOnline: () => phone.goOnline() },
      desk,
      size,
    );
    const bare = Object.fromEntries(
      (Object.keys(pieces) as Piece[]).map((piece) => [piece, { taps: counted[piece].taps, typed: counted[piece].typed }]),
    );
    // Equal and not below: a flow that became shorter takes its budget down with it.
    expect(bare).toEqual(effortBudgets[size]);
  });
