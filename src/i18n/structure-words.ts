import i18next from 'i18next';
import type { StructureName } from '#domain/roster/structure.ts';

const word = (key: string): string => String(i18next.t(key as never));

/** A way of counting in words. */
export const structureTitle = (name: StructureName): string => word(`structure:by.${name}`);

/** One sort of people in words. */
export function structureSort(name: StructureName, key: string): string {
  if (key === 'unknown') return word('structure:unknown');
  if (name === 'ethnicity') return word(`ethnicity:${key}`);
  if (name === 'age' || name === 'partyAge') return word(`structure:${name}.${key}`);
  return word(`records:${name}.${key}`);
}
