import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { showKeptLook } from '#township/look.ts';
import { LookChoice } from '#township/look-choice.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

const root = document.documentElement;
const system = (theme: 'light' | 'dark'): void => {
  (
    window as unknown as { happyDOM: { settings: { device: { prefersColorScheme: string } } } }
  ).happyDOM.settings.device.prefersColorScheme = theme;
};

beforeEach(() => {
  localStorage.clear();
  system('light');
});

const open = (): void => {
  showKeptLook(localStorage, root);
  render(
    <ServicesProvider services={{ notebook: localStorage } as unknown as Services}>
      <LookChoice />
    </ServicesProvider>,
  );
};

test('a desk where nobody chose looks as its system does', () => {
  system('dark');
  open();
  expect(root.dataset['theme']).toBe('dark');
  expect(screen.getByRole('button', { name: '跟电脑' }).getAttribute('aria-pressed')).toBe('true');
});

test('the dark that was chosen is there again at the next start, also on a light system', async () => {
  open();
  expect(root.dataset['theme']).toBe('light');
  await userEvent.click(screen.getByRole('button', { name: '深' }));
  expect(root.dataset['theme']).toBe('dark');
  delete root.dataset['theme'];
  act(() => showKeptLook(localStorage, root));
  expect(root.dataset['theme']).toBe('dark');
});

test('a browser that keeps nothing still shows what is chosen', async () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  showKeptLook(full, root);
  render(
    <ServicesProvider services={{ notebook: full } as unknown as Services}>
      <LookChoice />
    </ServicesProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: '深' }));
  expect(root.dataset['theme']).toBe('dark');
});
