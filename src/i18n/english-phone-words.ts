import agenda from './locales/en/agenda.json' with { type: 'json' };
import appraisal from './locales/en/appraisal.json' with { type: 'json' };
import areas from './locales/en/areas.json' with { type: 'json' };
import attention from './locales/en/attention.json' with { type: 'json' };
import common from './locales/en/common.json' with { type: 'json' };
import due from './locales/en/due.json' with { type: 'json' };
import dues from './locales/en/dues.json' with { type: 'json' };
import ethnicity from './locales/en/ethnicity.json' with { type: 'json' };
import floating from './locales/en/floating.json' with { type: 'json' };
import gallery from './locales/en/gallery.json' with { type: 'json' };
import help from './locales/en/help.json' with { type: 'json' };
import home from './locales/en/home.json' with { type: 'json' };
import matters from './locales/en/matters.json' with { type: 'json' };
import me from './locales/en/me.json' with { type: 'json' };
import meetings from './locales/en/meetings.json' with { type: 'json' };
import organisation from './locales/en/organisation.json' with { type: 'json' };
import photos from './locales/en/photos.json' with { type: 'json' };
import posts from './locales/en/posts.json' with { type: 'json' };
import problems from './locales/en/problems.json' with { type: 'json' };
import records from './locales/en/records.json' with { type: 'json' };
import registers from './locales/en/registers.json' with { type: 'json' };
import relations from './locales/en/relations.json' with { type: 'json' };
import roster from './locales/en/roster.json' with { type: 'json' };
import samePeople from './locales/en/samePeople.json' with { type: 'json' };
import signIn from './locales/en/signIn.json' with { type: 'json' };
import start from './locales/en/start.json' with { type: 'json' };
import structure from './locales/en/structure.json' with { type: 'json' };
import sync from './locales/en/sync.json' with { type: 'json' };
import told from './locales/en/told.json' with { type: 'json' };
import visits from './locales/en/visits.json' with { type: 'json' };
import type { phoneWords } from './phone-words.ts';
import { sameKeysAs } from './same-keys.ts';

/** Every text of the phone in English. Read only where English is chosen; the phone keeps the file for when there is no network. */
export const englishPhoneWords = sameKeysAs<typeof phoneWords>()({
  appraisal,
  agenda,
  areas,
  posts,
  attention,
  common,
  due,
  dues,
  ethnicity,
  floating,
  gallery,
  help,
  home,
  matters,
  me,
  meetings,
  organisation,
  photos,
  problems,
  records,
  registers,
  relations,
  roster,
  samePeople,
  signIn,
  start,
  sync,
  structure,
  told,
  visits,
});
