import practice from './locales/zh-CN/practice.json' with { type: 'json' };

/** The made-up village of the practice branch: its people, places and what its meetings talked about. Read only when somebody practises. */
export const practiceWords = practice;
