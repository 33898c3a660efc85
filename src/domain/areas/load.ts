import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { AreaBody } from '#domain/records/area.ts';

/** An area as far as its load asks. */
export type AreaOf = { readonly id: string; readonly body: AreaBody };

/** How many households a centre household links, and how many centres an area has (sources: 每户中心户联系5—15户, 每个片区1—2户). */
export const centreRule = { fewest: 5, most: 15, centresFewest: 1, centresMost: 2 } as const;

/** A thing worth a look, as a code and its facts. Nothing here blocks: the numbers are 村里的做法 and no rule. */
export type AreaHint =
  | { readonly code: 'noCentre'; readonly areaId: string }
  | { readonly code: 'manyCentres'; readonly areaId: string; readonly centres: number }
  | { readonly code: 'centreFew'; readonly areaId: string; readonly centreKey: string; readonly houses: number }
  | { readonly code: 'centreMany'; readonly areaId: string; readonly centreKey: string; readonly houses: number }
  | { readonly code: 'unlinked'; readonly areaId: string; readonly houses: number }
  | { readonly code: 'noMember'; readonly areaId: string }
  | { readonly code: 'noHouses'; readonly areaId: string }
  | { readonly code: 'memberGone'; readonly areaId: string; readonly memberId: string }
  | { readonly code: 'overlap'; readonly label: string; readonly areaIds: readonly string[] }
  | { readonly code: 'gap'; readonly houses: number };

/** One area's load. */
export type AreaLoad = {
  readonly areaId: string;
  readonly houses: number;
  /** Houses by the centre that links them. */
  readonly byCentre: Readonly<Record<string, number>>;
  /** Houses linked to no centre. */
  readonly unlinked: number;
  readonly members: number;
};

/** The areas' loads in the order given, what is worth a look, and the members who answer for none. */
export type AreasLoad = {
  readonly loads: readonly AreaLoad[];
  readonly hints: readonly AreaHint[];
  readonly withoutArea: readonly string[];
};

/** One door, however it was typed: blanks and full-width figures make no other house. */
export const houseKey = (label: string): string => label.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Whether an area exists on that day. */
export const isOpenArea = ({ body }: AreaOf, day: LocalDate): boolean => body.closedOn === null || body.closedOn > day;

function loadOf({ id, body }: AreaOf): AreaLoad {
  const labels = Object.values(body.houses);
  const byCentre: Record<string, number> = {};
  for (const [key, centre] of Object.entries(body.centres))
    byCentre[key] = labels.length === 0 ? centre.houses : labels.filter((house) => house.centreKey === key).length;
  const houses = labels.length === 0 ? (body.houseCount ?? Object.values(byCentre).reduce((sum, n) => sum + n, 0)) : labels.length;
  const linked = Object.values(byCentre).reduce((sum, n) => sum + n, 0);
  return { areaId: id, houses, byCentre, unlinked: Math.max(0, houses - linked), members: Object.keys(body.areaMembers).length };
}

function hintsOf({ id, body }: AreaOf, load: AreaLoad, onRoll: ReadonlySet<string>): AreaHint[] {
  const hints: AreaHint[] = [];
  const centres = Object.keys(body.centres);
  if (load.houses === 0) hints.push({ code: 'noHouses', areaId: id });
  if (load.members === 0) hints.push({ code: 'noMember', areaId: id });
  if (centres.length < centreRule.centresFewest) hints.push({ code: 'noCentre', areaId: id });
  if (centres.length > centreRule.centresMost) hints.push({ code: 'manyCentres', areaId: id, centres: centres.length });
  for (const centreKey of centres) {
    const houses = load.byCentre[centreKey] ?? 0;
    if (houses < centreRule.fewest) hints.push({ code: 'centreFew', areaId: id, centreKey, houses });
    if (houses > centreRule.most) hints.push({ code: 'centreMany', areaId: id, centreKey, houses });
  }
  if (centres.length > 0 && load.unlinked > 0) hints.push({ code: 'unlinked', areaId: id, houses: load.unlinked });
  const named = new Set([...Object.keys(body.areaMembers), ...Object.values(body.centres).map((centre) => centre.memberId as string)]);
  for (const memberId of named) if (!onRoll.has(memberId)) hints.push({ code: 'memberGone', areaId: id, memberId });
  return hints;
}

/** Houses that stand in two areas, or twice in one, by their label. */
function overlapsOf(areas: readonly AreaOf[]): AreaHint[] {
  const places = new Map<string, { readonly label: string; readonly areaIds: string[] }>();
  for (const { id, body } of areas)
    for (const { label } of Object.values(body.houses)) {
      const place = places.get(houseKey(label));
      if (place) place.areaIds.push(id);
      else places.set(houseKey(label), { label: label.trim(), areaIds: [id] });
    }
  return [...places.values()]
    .filter((place) => place.areaIds.length > 1)
    .map(({ label, areaIds }) => ({ code: 'overlap', label, areaIds: [...new Set(areaIds)] }));
}

/**
 * What each area carries and where the net has holes: too few or too many centre households, centres outside of 5 to 15 households,
 * houses linked to none, houses in two areas, households of the village in no area. `households` is how many the village has; null
 * where nobody wrote it down, and then no hole can be told. `onRoll` are the branch's members of the day.
 */
export function areasLoad(
  areas: readonly AreaOf[],
  day: LocalDate,
  { households, onRoll }: { readonly households: number | null; readonly onRoll: readonly string[] },
): AreasLoad {
  const open = areas.filter((area) => isOpenArea(area, day));
  const known = new Set(onRoll);
  const loads = open.map(loadOf);
  const overlaps = overlapsOf(open);
  // A house in two areas is one household of the village.
  const twice =
    open.flatMap(({ body }) => Object.values(body.houses)).length -
    new Set(open.flatMap(({ body }) => Object.values(body.houses).map(({ label }) => houseKey(label)))).size;
  const counted = loads.reduce((sum, load) => sum + load.houses, 0) - twice;
  const gap: AreaHint[] =
    households !== null && open.length > 0 && counted < households ? [{ code: 'gap', houses: households - counted }] : [];
  const answering = new Set(
    open.flatMap(({ body }) => [
      ...Object.keys(body.areaMembers),
      ...Object.values(body.centres).map((centre) => centre.memberId as string),
    ]),
  );
  return {
    loads,
    hints: [...gap, ...overlaps, ...open.flatMap((area, i) => hintsOf(area, loads[i] as AreaLoad, known))],
    withoutArea: open.length === 0 ? [] : onRoll.filter((id) => !answering.has(id)),
  };
}

/** Reads house labels as somebody types or pastes them: by lines, commas, 、 or blanks; "3组1-12号" is twelve houses. Twice is once. */
export function readHouseLabels(text: string): { readonly labels: readonly string[]; readonly tooLong: readonly string[] } {
  const found = new Map<string, string>();
  const tooLong: string[] = [];
  for (const piece of text.split(/[\n,，、;；\s]+/u).filter((part) => part !== '')) {
    for (const label of spread(piece)) {
      if (label.length > 20) tooLong.push(label);
      else if (!found.has(houseKey(label))) found.set(houseKey(label), label);
    }
  }
  return { labels: [...found.values()], tooLong };
}

const MOST_AT_ONCE = 200;

// The two words are 到 and 至.
function spread(piece: string): readonly string[] {
  const range = /^(.*?)(\d{1,4})[-－—~～\u5230\u81f3](\d{1,4})(\D*)$/u.exec(piece);
  if (!range) return [piece];
  const [, before = '', from = '', to = '', after = ''] = range;
  const count = Number(to) - Number(from) + 1;
  if (count < 2 || count > MOST_AT_ONCE) return [piece];
  return Array.from({ length: count }, (_, i) => `${before}${Number(from) + i}${after}`);
}
