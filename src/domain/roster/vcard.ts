import type { MemberBody } from '#domain/records/member.ts';

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n');

// A line is at most 75 bytes of UTF-8 and goes on after a blank; a character is never cut in two (RFC 6350 §3.2).
function folded(line: string): string {
  const encoder = new TextEncoder();
  let out = '';
  let room = 75;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) {
      out += '\r\n ';
      room = 74;
    }
    out += letter;
    room -= size;
  }
  return out;
}

/** Whether somebody may stand in a list of telephones: he agreed, and there is a number. */
export const isReachable = (body: MemberBody): boolean => body.phoneConsent && body.phone.trim() !== '';

/** The people who agreed to have their telephone told, as one file of vCards 3.0 in UTF-8 (RFC 2426), which every phone's address book reads. */
export function vcardsOf(people: readonly { readonly id: string; readonly body: MemberBody }[], organisation: string): string {
  return people
    .filter(({ body }) => isReachable(body))
    .map(({ id, body }) =>
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        `UID:urn:uuid:${id}`,
        // A Chinese name is not parted: where the family name ends nobody has written down.
        `N:${escaped(body.name)};;;;`,
        `FN:${escaped(body.name)}`,
        `TEL;TYPE=CELL:${body.phone.replace(/[^\d+]/g, '')}`,
        `ORG:${escaped(organisation)}`,
        'END:VCARD',
        '',
      ]
        .map(folded)
        .join('\r\n'),
    )
    .join('');
}
