import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';

const NAME = '古丽娜尔·阿卜杜热西提·𠮷䶮';

test('a long name is written as registered and may break after its · only', () => {
  const { container } = render(<LedgerRow margin="" name={NAME} />);
  const name = container.querySelector('.zb-row-name');
  expect(name?.textContent).toBe(NAME);
  expect(name?.innerHTML.split('<wbr>')).toEqual(['古丽娜尔·', '阿卜杜热西提·', '𠮷䶮']);
});

test('the title of a page keeps each · with the letter before it', () => {
  render(<AppPage title={NAME}>{null}</AppPage>);
  const title = screen.getByRole('heading');
  expect(title.textContent).toBe(NAME);
  expect([...title.querySelectorAll('.zb-nb')].map(({ textContent }) => textContent)).toEqual(['尔·', '提·']);
});
