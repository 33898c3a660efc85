import fc from 'fast-check';
import type { Weather } from './memory-township.ts';

/** What a bad line does to the questions of one contact. */
export const anyWeathers = (): fc.Arbitrary<readonly Weather[]> =>
  fc.array(fc.constantFrom<Weather>('fine', 'requestLost', 'answerLost', 'twice'), { maxLength: 6 });

/** How wrong a phone's clock may be: right, a little off, a flat battery, a wrong year. */
export const anySkew = (): fc.Arbitrary<number> => fc.constantFrom(0, 0, 4 * 60_000, -40 * 86_400_000, 10 * 86_400_000);

/** One thing that happens to one of two phones. */
export type PhoneStep =
  | { readonly phone: 0 | 1; readonly do: 'edit'; readonly record: number; readonly path: number; readonly value: number }
  | { readonly phone: 0 | 1; readonly do: 'make'; readonly record: number }
  | { readonly phone: 0 | 1; readonly do: 'sync'; readonly weathers: readonly Weather[] }
  | { readonly phone: 0 | 1; readonly do: 'skew'; readonly by: number };

const phone = fc.constantFrom<0 | 1>(0, 1);

/** A day in the life of two phones of one branch. */
export const anyPhoneSteps = (): fc.Arbitrary<readonly PhoneStep[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ phone, do: fc.constant('edit' as const), record: fc.nat(2), path: fc.nat(3), value: fc.nat(999) }),
      },
      { weight: 1, arbitrary: fc.record({ phone, do: fc.constant('make' as const), record: fc.nat(2) }) },
      { weight: 3, arbitrary: fc.record({ phone, do: fc.constant('sync' as const), weathers: anyWeathers() }) },
      { weight: 1, arbitrary: fc.record({ phone, do: fc.constant('skew' as const), by: anySkew() }) },
    ),
    { minLength: 10, maxLength: 40, size: 'max' },
  );
