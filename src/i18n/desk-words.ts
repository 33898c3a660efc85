import agenda from './locales/zh-CN/agenda.json' with { type: 'json' };
import appraisal from './locales/zh-CN/appraisal.json' with { type: 'json' };
import common from './locales/zh-CN/common.json' with { type: 'json' };
import deskAttention from './locales/zh-CN/deskAttention.json' with { type: 'json' };
import deskDues from './locales/zh-CN/deskDues.json' with { type: 'json' };
import deskMatters from './locales/zh-CN/deskMatters.json' with { type: 'json' };
import deskMeetings from './locales/zh-CN/deskMeetings.json' with { type: 'json' };
import deskMembers from './locales/zh-CN/deskMembers.json' with { type: 'json' };
import deskPeople from './locales/zh-CN/deskPeople.json' with { type: 'json' };
import deskPhones from './locales/zh-CN/deskPhones.json' with { type: 'json' };
import deskPosts from './locales/zh-CN/deskPosts.json' with { type: 'json' };
import deskSettings from './locales/zh-CN/deskSettings.json' with { type: 'json' };
import deskShell from './locales/zh-CN/deskShell.json' with { type: 'json' };
import deskStays from './locales/zh-CN/deskStays.json' with { type: 'json' };
import ethnicity from './locales/zh-CN/ethnicity.json' with { type: 'json' };
import importing from './locales/zh-CN/importing.json' with { type: 'json' };
import inbox from './locales/zh-CN/inbox.json' with { type: 'json' };
import meetings from './locales/zh-CN/meetings.json' with { type: 'json' };
import overview from './locales/zh-CN/overview.json' with { type: 'json' };
import photos from './locales/zh-CN/photos.json' with { type: 'json' };
import problems from './locales/zh-CN/problems.json' with { type: 'json' };
import records from './locales/zh-CN/records.json' with { type: 'json' };
import registers from './locales/zh-CN/registers.json' with { type: 'json' };
import samePeople from './locales/zh-CN/samePeople.json' with { type: 'json' };
import structure from './locales/zh-CN/structure.json' with { type: 'json' };
import told from './locales/zh-CN/told.json' with { type: 'json' };

/** Every text of the desk, by feature. */
export const deskWords = {
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
};
