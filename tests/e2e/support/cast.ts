import type { Role } from '#domain/access.ts';

/** The township of the browser tests. */
export const TOWNSHIP = '青石镇';

/** Its villages in register order. */
export const branches = [
  { name: '石桥村党支部', secretaryName: '王秀兰' },
  { name: '柳树村党支部', secretaryName: '李建国' },
] as const;

type Account = {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly role: Role;
  readonly branch: string | null;
};

const password = 'shi-qiao-tou-2026';

/** Who may sign in. */
export const accounts = {
  secretary: { login: 'shiqiao', password, name: '王秀兰', role: 'secretary', branch: '石桥村党支部' },
  scribe: { login: 'shiqiao-dailu', password, name: '陈思远', role: 'scribe', branch: '石桥村党支部' },
  admin: { login: 'guanli', password, name: '何敏', role: 'townshipAdmin', branch: null },
  staff: { login: 'zhenban', password, name: '林晓', role: 'townshipStaff', branch: null },
} satisfies Record<string, Account>;

const people = [
  ['王秀兰', '女', '汉族', '1972-05', '高中', '村干部', '1998-07-01', '1999-07-01', '正式党员', '第一党小组'],
  ['李建国', '男', '汉族', '1965-02', '初中', '务农', '1990-06-20', '1991-06-20', '正式党员', '第一党小组'],
  ['周大勇', '男', '苗族', '1980-11', '高中', '务农', '2005-07-01', '2006-07-01', '正式党员', '第一党小组'],
  ['古丽娜尔·玉素甫', '女', '维吾尔族', '1990-11', '大学本科', '村干部', '2015-06-28', '2016-06-28', '正式党员', '第一党小组'],
  ['陈㛃', '女', '汉族', '1985-03', '大专', '经商', '2010-07-01', '2011-07-01', '正式党员', '第二党小组'],
  ['赵永福', '男', '汉族', '1951-09', '小学', '务农', '1976-01-15', '1977-01-15', '正式党员', '第二党小组'],
  ['吴桂芳', '女', '汉族', '1968-12', '初中', '务农', '2001-07-01', '2002-07-01', '正式党员', '第二党小组'],
  ['孙志强', '男', '汉族', '1995-04', '大学本科', '务工', '2020-07-01', '2021-07-01', '正式党员', '第二党小组'],
] as const;

/** Everybody of the roster file that is right. */
export const memberNames: readonly string[] = people.map(([name]) => name);

/** A roster file as a village hands it over: eight people that are right, one whose dates cannot be. */
export const rosterFile = [
  ['姓名', '性别', '民族', '出生年月', '学历', '职业', '入党日期', '转正日期', '党员身份', '党小组'],
  ...people,
  ['郑有才', '男', '汉族', '1970-01', '初中', '务农', '2003-02-30', '2004-03-01', '正式党员', '第二党小组'],
]
  .map((row) => row.join(','))
  .join('\r\n');
