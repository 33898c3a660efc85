/** A year digit by digit in the numerals given (〇 to ten, in order), as it is written where nobody may change it: 贰零贰陆. */
export const digitByDigit = (year: string, numerals: string): string =>
  [...year].map((digit) => [...numerals][Number(digit)] ?? digit).join('');

/** A number from 0 to 99 in the numerals given: 叁, 壹拾, 叁拾, 玖拾玖. Where they have no ten it is written as digits. */
export function inCapitals(number: number, numerals: string): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const signs = [...numerals];
  const ten = signs[10];
  if (ten === undefined || tens === 0) return digitByDigit(String(number), numerals);
  return `${signs[tens]}${ten}${ones === 0 ? '' : signs[ones]}`;
}
