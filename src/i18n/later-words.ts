import help from './locales/zh-CN/help.json' with { type: 'json' };
import me from './locales/zh-CN/me.json' with { type: 'json' };
import meetings from './locales/zh-CN/meetings.json' with { type: 'json' };
import roster from './locales/zh-CN/roster.json' with { type: 'json' };
import visits from './locales/zh-CN/visits.json' with { type: 'json' };

/** The texts of the phone's other screens; they come with the first of them. */
export const laterWords = { help, me, meetings, roster, visits };
