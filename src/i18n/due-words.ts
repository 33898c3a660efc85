import due from './locales/zh-CN/due.json' with { type: 'json' };

/** The sentences of 本月要办; they come with the list, after the first screen stands. */
export const dueWords = { due };
