import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { QuietHouseBody } from '#domain/records/quiet-house.ts';
import { type HouseAt, sameHouse } from './houses.ts';

/** The mark 不上门 that holds for a house on a day; undefined where visits are welcome. It warns and never forbids to write down what happened. */
export function quietOn<T extends QuietHouseBody>(quiet: readonly T[], house: HouseAt, day: LocalDate): T | undefined {
  return quiet.find((mark) => sameHouse(mark, house) && mark.quietSince <= day && (mark.quietUntil === null || day < mark.quietUntil));
}
