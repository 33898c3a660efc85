import type { VisitBody } from '#domain/records/visit.ts';

/** A label on a door with the area it lies in; the same label in two areas is two houses. */
export type HouseAt = Pick<VisitBody, 'house' | 'areaId'>;

/** Whether two labels mean one house. Spaces are typed now so and now so: 北 7 号, 北7号. */
export const sameHouse = (a: HouseAt, b: HouseAt): boolean =>
  tight(a.house) !== '' && tight(a.house) === tight(b.house) && (a.areaId === b.areaId || a.areaId === null || b.areaId === null);

const tight = (label: string): string => label.replace(/\s/gu, '').toUpperCase();

const LAST_NUMBER = /^(.*?)(\d{1,4})(\D*)$/u;

/** The label that many doors further on: 北 6 号 and 1 make 北 7 号. Undefined where a label ends in no number. */
export function doorAfter(label: string, steps: number): string | undefined {
  const [, before, number, after] = LAST_NUMBER.exec(label) ?? [];
  return number === undefined ? undefined : `${before}${String(Number(number) + steps).padStart(number.length, '0')}${after}`;
}

/**
 * The labels to offer, the likeliest first, at most `most`: the doors after the last one visited, where the branch keeps no labels;
 * else those of the area's own list, going on behind the last one visited.
 */
export function likelyHouses(last: HouseAt | undefined, ofArea: readonly string[], most: number): readonly string[] {
  if (ofArea.length > 0) {
    const at = last === undefined ? -1 : ofArea.findIndex((label) => tight(label) === tight(last.house));
    return [...ofArea.slice(at + 1), ...ofArea.slice(0, at + 1)].slice(0, most);
  }
  if (last === undefined || last.house === '') return [];
  const next = Array.from({ length: most }, (_, i) => doorAfter(last.house, i + 1)).filter((label) => label !== undefined);
  return next.length > 0 ? next : [last.house];
}
