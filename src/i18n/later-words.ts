import agenda from './locales/zh-CN/agenda.json' with { type: 'json' };
import appraisal from './locales/zh-CN/appraisal.json' with { type: 'json' };
import areas from './locales/zh-CN/areas.json' with { type: 'json' };
import attention from './locales/zh-CN/attention.json' with { type: 'json' };
import dues from './locales/zh-CN/dues.json' with { type: 'json' };
import ethnicity from './locales/zh-CN/ethnicity.json' with { type: 'json' };
import floating from './locales/zh-CN/floating.json' with { type: 'json' };
import gallery from './locales/zh-CN/gallery.json' with { type: 'json' };
import help from './locales/zh-CN/help.json' with { type: 'json' };
import matters from './locales/zh-CN/matters.json' with { type: 'json' };
import me from './locales/zh-CN/me.json' with { type: 'json' };
import meetings from './locales/zh-CN/meetings.json' with { type: 'json' };
import organisation from './locales/zh-CN/organisation.json' with { type: 'json' };
import photos from './locales/zh-CN/photos.json' with { type: 'json' };
import posts from './locales/zh-CN/posts.json' with { type: 'json' };
import registers from './locales/zh-CN/registers.json' with { type: 'json' };
import relations from './locales/zh-CN/relations.json' with { type: 'json' };
import roster from './locales/zh-CN/roster.json' with { type: 'json' };
import samePeople from './locales/zh-CN/samePeople.json' with { type: 'json' };
import start from './locales/zh-CN/start.json' with { type: 'json' };
import structure from './locales/zh-CN/structure.json' with { type: 'json' };
import told from './locales/zh-CN/told.json' with { type: 'json' };
import visits from './locales/zh-CN/visits.json' with { type: 'json' };

/** The texts of the phone's other screens; they come with the first of them. */
export const laterWords = {
  appraisal,
  agenda,
  areas,
  attention,
  dues,
  ethnicity,
  floating,
  gallery,
  help,
  matters,
  me,
  meetings,
  organisation,
  photos,
  posts,
  registers,
  relations,
  roster,
  samePeople,
  start,
  structure,
  told,
  visits,
};
