import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { firstRun } from '#storage/first-run.ts';
import { day } from '#tests/support/factories.ts';
import { newPhone } from './render-phone.tsx';

const wechat = 'Mozilla/5.0 (Linux; Android 12) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.48';

describe('a new phone', () => {
  test('explains itself in three sentences and then asks: try it, or sign in', async () => {
    const phone = newPhone();
    const { user } = await phone.start();
    expect(await screen.findByRole('heading', { name: /没有信号也能写/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '下一张' }));
    expect(screen.getByRole('heading', { name: /乡镇自己就看到/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '下一张' }));
    expect(screen.getByRole('heading', { name: /留在这部手机上/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: '先试一试' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '登录' }));
    expect(await screen.findByLabelText('账号')).toBeTruthy();
  });

  test('lets the cards be skipped, and never shows them again', async () => {
    const phone = newPhone();
    const first = await phone.start();
    await first.user.click(await screen.findByRole('button', { name: '跳过，去登录' }));
    expect(await screen.findByLabelText('账号')).toBeTruthy();
    first.unmount();
    await phone.start();
    expect(screen.getByLabelText('账号')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '下一张' })).toBeNull();
  });

  test("in WeChat it shows the way to the browser first, and still lets in whoever can't get out", async () => {
    const copied: string[] = [];
    const phone = newPhone({
      userAgent: wechat,
      copyText: (text) => {
        copied.push(text);
        return Promise.resolve(true);
      },
    });
    const { user } = await phone.start();
    expect(await screen.findByText(/现在是在微信里打开的/)).toBeTruthy();
    expect(screen.getByRole('img', { name: /右上角三个点/ })).toBeTruthy();
    expect(screen.queryByLabelText('账号')).toBeNull();
    await user.click(screen.getByRole('button', { name: '复制地址' }));
    expect(copied).toEqual([`${window.location.origin}/`]);
    expect(await screen.findByText(/地址复制好了/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '先在这里用' }));
    expect(await screen.findByRole('button', { name: '跳过，去登录' })).toBeTruthy();
  });

  test('practising is over with the day, so that no real meeting is written there by mistake', async () => {
    const phone = newPhone();
    const { user } = await phone.start();
    await user.click(await screen.findByRole('button', { name: '跳过，去登录' }));
    await user.click(await screen.findByRole('button', { name: '先试一试' }));
    await waitFor(async () => expect((await firstRun(phone.device.deviceDb, day('2026-06-18'))).practising).toBe(true));
    expect((await firstRun(phone.device.deviceDb, day('2026-06-19'))).practising).toBe(false);
  });
});
