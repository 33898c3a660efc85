import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LedgerRow } from '#ui/ledger-row.tsx';

test('a long name is written as registered and may break after its · only', () => {
  const { container } = render(<LedgerRow margin="" name="古丽娜尔·阿卜杜热西提·玉素甫" />);
  const name = container.querySelector('.zb-row-name');
  expect(name?.textContent).toBe('古丽娜尔·阿卜杜热西提·玉素甫');
  expect(name?.innerHTML.split('<wbr>')).toEqual(['古丽娜尔·', '阿卜杜热西提·', '玉素甫']);
});
