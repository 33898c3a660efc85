import type { MeetingKind } from '#domain/records/meeting.ts';
import names from './words/names.json' with { type: 'json' };
import phrases from './words/phrases.json' with { type: 'json' };
import places from './words/places.json' with { type: 'json' };
import seedPosts from './words/posts.json' with { type: 'json' };
import sittings from './words/sittings.json' with { type: 'json' };
import themes from './words/themes.json' with { type: 'json' };

/** A matter that villages talk about, in the words they use. */
export type Theme = {
  readonly id: string;
  readonly kinds: readonly MeetingKind[];
  /** The months in which it comes up; every month when missing. */
  readonly months?: readonly number[];
  /** Where a 主题党日 on it takes place, when not indoors. */
  readonly outdoors?: string;
  readonly vote?: boolean;
  readonly topic: string;
  readonly theme: string;
  readonly lines: readonly string[];
  readonly decisions: readonly { readonly text: string; readonly days: number }[];
};

/** Every matter, once. */
export const allThemes = themes as unknown as readonly Theme[];

/** Surnames and ethnic groups with how common they are. */
export const surnames = names.surnames as unknown as readonly (readonly [string, number])[];
/** Ethnic groups by code with how common they are. */
export const ethnicities = names.ethnicities as unknown as readonly (readonly [string, number])[];

/** Puts the facts into a sentence; a fact that is missing is a mistake in the words and throws. */
export function filled(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`no word for {${name}} in: ${sentence}`);
    return String(fact);
  });
}

export { names, phrases, places, sittings };

/** Posts with their duties, what is said of a year, pledges. */
export const postWords = seedPosts;
