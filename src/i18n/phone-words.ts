import common from './locales/zh-CN/common.json' with { type: 'json' };
import help from './locales/zh-CN/help.json' with { type: 'json' };
import home from './locales/zh-CN/home.json' with { type: 'json' };
import me from './locales/zh-CN/me.json' with { type: 'json' };
import meetings from './locales/zh-CN/meetings.json' with { type: 'json' };
import problems from './locales/zh-CN/problems.json' with { type: 'json' };
import records from './locales/zh-CN/records.json' with { type: 'json' };
import roster from './locales/zh-CN/roster.json' with { type: 'json' };
import signIn from './locales/zh-CN/signIn.json' with { type: 'json' };
import sync from './locales/zh-CN/sync.json' with { type: 'json' };
import visits from './locales/zh-CN/visits.json' with { type: 'json' };

/** Every text of the phone, by feature. */
export const phoneWords = { common, help, home, me, meetings, problems, records, roster, signIn, sync, visits };
