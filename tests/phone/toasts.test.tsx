import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Toasts, useToast } from '#phone/toasts.tsx';

function Page() {
  const toast = useToast();
  return (
    <>
      <button type="button" onClick={() => toast({ text: '已收下 50 人' })}>
        收下
      </button>
      <button type="button" onClick={() => toast({ text: '去掉了', undo: { label: '撤回', run: () => undefined } })}>
        去掉
      </button>
      <button type="button">下一位</button>
    </>
  );
}

test('in the elder size words stay until the next press elsewhere, so that they never lie over it; a way back stays', async () => {
  const user = userEvent.setup();
  render(
    <Toasts stay>
      <Page />
    </Toasts>,
  );
  await user.click(screen.getByText('收下'));
  await user.click(screen.getByText('已收下 50 人'));
  expect(screen.getByText('已收下 50 人')).toBeTruthy();
  await user.click(screen.getByText('下一位'));
  expect(screen.queryByText('已收下 50 人')).toBeNull();

  await user.click(screen.getByText('去掉'));
  await user.click(screen.getByText('下一位'));
  await user.click(screen.getByRole('button', { name: '撤回' }));
  expect(screen.queryByText('去掉了')).toBeNull();
});
