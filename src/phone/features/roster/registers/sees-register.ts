import { type Actor, kindsKeptFrom } from '#domain/access.ts';
import type { RegisterName } from '#domain/roster/registers.ts';

/** Whether a person is shown a register: who is being brought on is for the secretary and the scribe, not for a group's leader. */
export const seesRegister = (actor: Actor, name: RegisterName): boolean => name !== 'reserve' || !kindsKeptFrom(actor).has('reserveCadre');
