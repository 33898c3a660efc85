import type { JsonObject } from '#domain/kernel/json.ts';

/** One field of one record set to a value. */
export type Edit = { readonly id: string; readonly kind: string; readonly field: string; readonly value: string };

/** What an edit leaves a body as. */
export const withEdit = (body: JsonObject, { field, value }: Edit): JsonObject => ({ ...body, [field]: value });
