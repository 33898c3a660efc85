import type { deskWords } from './desk-words.ts';
import agenda from './locales/en/agenda.json' with { type: 'json' };
import appraisal from './locales/en/appraisal.json' with { type: 'json' };
import common from './locales/en/common.json' with { type: 'json' };
import deskAttention from './locales/en/deskAttention.json' with { type: 'json' };
import deskDues from './locales/en/deskDues.json' with { type: 'json' };
import deskMatters from './locales/en/deskMatters.json' with { type: 'json' };
import deskMeetings from './locales/en/deskMeetings.json' with { type: 'json' };
import deskMembers from './locales/en/deskMembers.json' with { type: 'json' };
import deskPeople from './locales/en/deskPeople.json' with { type: 'json' };
import deskPhones from './locales/en/deskPhones.json' with { type: 'json' };
import deskPosts from './locales/en/deskPosts.json' with { type: 'json' };
import deskSettings from './locales/en/deskSettings.json' with { type: 'json' };
import deskShell from './locales/en/deskShell.json' with { type: 'json' };
import deskStays from './locales/en/deskStays.json' with { type: 'json' };
import ethnicity from './locales/en/ethnicity.json' with { type: 'json' };
import importing from './locales/en/importing.json' with { type: 'json' };
import inbox from './locales/en/inbox.json' with { type: 'json' };
import meetings from './locales/en/meetings.json' with { type: 'json' };
import overview from './locales/en/overview.json' with { type: 'json' };
import photos from './locales/en/photos.json' with { type: 'json' };
import problems from './locales/en/problems.json' with { type: 'json' };
import records from './locales/en/records.json' with { type: 'json' };
import registers from './locales/en/registers.json' with { type: 'json' };
import samePeople from './locales/en/samePeople.json' with { type: 'json' };
import structure from './locales/en/structure.json' with { type: 'json' };
import told from './locales/en/told.json' with { type: 'json' };
import { sameKeysAs } from './same-keys.ts';

/** Every text of the desk in English. Read only where English is chosen. */
export const englishDeskWords = sameKeysAs<typeof deskWords>()({
  agenda,
  appraisal,
  common,
  deskAttention,
  deskDues,
  deskMatters,
  deskMeetings,
  deskMembers,
  deskPeople,
  deskPhones,
  deskPosts,
  deskStays,
  deskSettings,
  deskShell,
  ethnicity,
  importing,
  inbox,
  meetings,
  overview,
  photos,
  problems,
  records,
  registers,
  samePeople,
  structure,
  told,
});
