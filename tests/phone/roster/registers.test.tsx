import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import '#phone/features/roster/registers/register-screen.tsx';
import '#phone/features/roster/registers/registers-screen.tsx';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { testId } from '#tests/support/factories.ts';
import { openTab, put, putMember, rosterPhone } from './render-roster.tsx';

const [HE, GAO] = [testId(0x3001), testId(0x3002)];

/** The rows of the sheet that goes on paper, cell by cell. */
const onPaper = (): (string | null)[][] =>
  within(screen.getByRole('table', { hidden: true }))
    .getAllByRole('row', { hidden: true })
    .slice(2, -1)
    .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent));

async function village() {
  const phone = rosterPhone();
  await putMember(phone, HE, { name: '何家旺', birthMonth: '1961-08', education: '70', phone: '13900000001', phoneConsent: true });
  await putMember(phone, GAO, { name: '高满山', birthMonth: '1975-02', phone: '13900000002', phoneConsent: false });
  await put(phone, testId(0x51), 'office', { memberId: HE, name: '何家旺', committee: 'branch', title: 'secretary', from: '2021-03-15' });
  return phone;
}

describe('the four registers', () => {
  test('each says how many stand in it and how much is missing', async () => {
    openTab(await village(), '/roster/registers');
    await screen.findByText('两委班子名册');
    const rows = screen.getAllByRole('link');
    const facts = (name: RegExp) => rows.find((row) => name.test(row.textContent ?? ''))?.textContent;
    expect(facts(/两委班子名册/)).toContain('1 个职务');
    expect(facts(/党员名册/)).toMatch(/2 人.*空着 3 处/);
    expect(facts(/入党积极分子名册/)).toContain('还没有人在册');
    expect(facts(/后备干部名册/)).toContain('还没有人在册');
  });

  test('on paper a gap is marked by its word, and only the telephone of who agreed is printed', async () => {
    openTab(await village(), '/roster/registers/members');
    await screen.findByText(/何家旺/, { selector: '.zb-row-name *, .zb-row-name' });
    const [he, gao] = onPaper();
    expect(he).toContain('13900000001');
    expect(gao?.join(' ')).not.toContain('13900000002');
    expect(gao?.filter((cell) => cell === '缺')).toHaveLength(2);
  });

  test('a temporary branch is offered nobody to raise, and is told why (BR-4)', async () => {
    const phone = await village();
    await put(phone, testId(0x91), 'branchProfile', { branchType: 'temporary' });
    openTab(phone, '/roster/registers/activists');
    expect(await screen.findByText(/临时党支部不发展党员/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /加/ })).toBe(null);
  });

  test('a group leader is not shown who is brought on for office', async () => {
    const phone = await village();
    await put(phone, testId(0x61), 'reserveCadre', { name: '袁小军', sex: '1', origin: 'graduate' });
    const first = openTab(phone, '/roster/registers', { role: 'groupLeader' });
    await screen.findByText('党员名册');
    expect(screen.queryByText('后备干部名册')).toBe(null);
    first.unmount();
    openTab(phone, '/roster/registers/reserve', { role: 'groupLeader' });
    await screen.findByText('四册');
    expect(screen.queryByText('袁小军')).toBe(null);
  });
});

describe('somebody on the way into the Party', () => {
  test('is not saved without a name and a sex, and both are said beside their boxes', async () => {
    const phone = await village();
    const { user } = openTab(phone, '/roster/registers/activists');
    await user.click((await screen.findAllByRole('button', { name: '加一人' }))[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: '保存' }));
    expect(screen.getByText('还没有写姓名')).toBeTruthy();
    expect(screen.getByText('还没有选性别')).toBeTruthy();
    expect(await recordsOfKind(phone.db, 'candidate')).toEqual([]);
  });

  test('stands in the register with what is missing, is kept while it is typed, and two sponsors are two people', async () => {
    const phone = await village();
    const first = openTab(phone, '/roster/registers/activists');
    await first.user.click((await screen.findAllByRole('button', { name: '加一人' }))[0] as HTMLElement);
    await first.user.type(await screen.findByLabelText('姓名'), '黎小满');
    await first.user.click(screen.getByRole('radio', { name: '女' }));
    await first.user.click(screen.getByRole('radio', { name: '入党积极分子' }));
    await waitFor(async () =>
      expect((await draftsOf(phone.db, 'candidate'))[0]?.data).toMatchObject({ name: '黎小满', stage: 'activist' }),
    );
    first.unmount();

    const second = openTab(phone, `/roster/registers/activists?open=${(await draftsOf(phone.db, 'candidate'))[0]?.recordId}`);
    expect(await screen.findByDisplayValue('黎小满')).toBeTruthy();
    await second.user.selectOptions(screen.getByLabelText('培养联系人'), HE);
    const others = within(screen.getByLabelText(/第二个培养联系人/))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(others).toEqual(['还没有定', '高满山']);
    await second.user.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText(/^缺.*确定为积极分子日期/);
    const [candidate] = await recordsOfKind(phone.db, 'candidate');
    expect(candidate?.body).toMatchObject({ name: '黎小满', stage: 'activist', sponsors: [{ memberId: HE, name: '何家旺' }] });
    expect(await draftsOf(phone.db, 'candidate')).toEqual([]);
  });

  test('is off the register from the day he left it, and the record stays', async () => {
    const phone = await village();
    const body = { name: '黎小满', sex: '2', stage: 'activist', appliedOn: '2025-01-10', leftOn: '2026-06-01' };
    await put(phone, testId(0x71), 'candidate', body);
    openTab(phone, '/roster/registers/activists');
    await screen.findByText('还没有人在册');
    expect(await recordsOfKind(phone.db, 'candidate')).toHaveLength(1);
  });
});

describe('somebody brought on for office', () => {
  test('who is a member is taken from the roster, and cannot bring himself on', async () => {
    const phone = await village();
    const { user } = openTab(phone, '/roster/registers/reserve');
    await user.click((await screen.findAllByRole('button', { name: '加一人' }))[0] as HTMLElement);
    await user.selectOptions(await screen.findByLabelText('是党员的，选一下'), GAO);
    expect((screen.getByLabelText('姓名') as HTMLInputElement).value).toBe('高满山');
    const coaches = within(screen.getByLabelText('帮带人'))
      .getAllByRole('option')
      .map(({ textContent }) => textContent);
    expect(coaches).toEqual(['还没有定', '何家旺']);
    await user.click(screen.getByRole('button', { name: '保存' }));
    expect(screen.getByText('还没有选来源')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /复退|退役|军人/ }));
    await user.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText(/^缺.*帮带人/);
    const [cadre] = await recordsOfKind(phone.db, 'reserveCadre');
    expect(cadre?.body).toMatchObject({ memberId: GAO, name: '高满山', sex: '1', birthMonth: '1975-02', origin: 'veteran', coach: null });
  });
});
