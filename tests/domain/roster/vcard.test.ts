import { expect, test } from 'vitest';
import { MemberBody } from '#domain/records/member.ts';
import { vcardsOf } from '#domain/roster/vcard.ts';

const person = (id: string, given: Record<string, unknown>) => ({ id, body: MemberBody.parse({ sex: '1', status: 'formal', ...given }) });

test('only whoever agreed and has a number is in the file', () => {
  const file = vcardsOf(
    [
      person('a', { name: '王𠮷', phone: '138 0000 1234', phoneConsent: true }),
      person('b', { name: '向䶮', phone: '13900001234', phoneConsent: false }),
      person('c', { name: '周永', phoneConsent: true }),
    ],
    '石桥村党支部',
  );
  expect(file.match(/BEGIN:VCARD/g)).toHaveLength(1);
  expect(file).toContain('FN:王𠮷\r\n');
  expect(file).toContain('TEL;TYPE=CELL:13800001234\r\n');
  expect(file).not.toContain('13900001234');
});

test('signs that part fields are escaped, and a long line is folded between characters', () => {
  const file = vcardsOf([person('a', { name: '古丽;,\\\u00b7'.repeat(4), phone: '13800001234', phoneConsent: true })], '𠮷'.repeat(40));
  expect(file).toContain('古丽\\;\\,\\\\·');
  const bytes = new TextEncoder();
  for (const line of file.split('\r\n')) expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(`ORG:${'𠮷'.repeat(40)}`);
});
