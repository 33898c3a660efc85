import common from './locales/zh-CN/common.json' with { type: 'json' };
import home from './locales/zh-CN/home.json' with { type: 'json' };
import problems from './locales/zh-CN/problems.json' with { type: 'json' };
import records from './locales/zh-CN/records.json' with { type: 'json' };
import signIn from './locales/zh-CN/signIn.json' with { type: 'json' };
import sync from './locales/zh-CN/sync.json' with { type: 'json' };

/** The texts that the phone's first screen needs. */
export const firstWords = { common, home, problems, records, signIn, sync };
