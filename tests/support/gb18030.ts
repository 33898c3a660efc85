/** Two bytes for each character that has such, as the browser's own decoder reads them. */
const pairs = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder('gb18030');
for (let first = 0x81; first <= 0xfe; first += 1)
  for (let second = 0x40; second <= 0xfe; second += 1) {
    if (second === 0x7f) continue;
    const letter = decoder.decode(Uint8Array.of(first, second));
    if ([...letter].length === 1 && letter !== '\ufffd' && !pairs.has(letter)) pairs.set(letter, [first, second]);
  }

const FOUR_BYTE_PLANES = 0x90;

/** A text as WPS and Excel save it in China; rare characters beyond the first plane take four bytes. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const pair = pairs.get(letter);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else if (code >= 0x1_00_00) {
      const at = code - 0x1_00_00;
      bytes.push(
        FOUR_BYTE_PLANES + Math.floor(at / 12_600),
        0x30 + (Math.floor(at / 1_260) % 10),
        0x81 + (Math.floor(at / 10) % 126),
        0x30 + (at % 10),
      );
    } else throw new Error(`no bytes for ${letter}`);
  }
  return Uint8Array.from(bytes);
}
