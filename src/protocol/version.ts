/** Raised when a message changes so that an older phone could not read it. */
export const PROTOCOL_VERSION = 1;

/** The shape of record bodies; every operation is stamped with the one it was written under. Raised together with a step in domain/records/upgrade.ts. */
export const SCHEMA_VERSION = 2;

/** How far a phone's clock may be ahead of the endpoint's before its times are bounded, in milliseconds. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** The most operations in one push. */
export const MAX_OPERATIONS = 200;

/** The largest request body that is taken, in bytes (a roster file is larger and has its own limit). */
export const MAX_BODY_BYTES = 256 * 1024;
