import { z } from 'zod';

/** The documents that set rules, by a code that the screens have a name for (`documents` in records.json). */
export const DocumentCode = z.enum([
  'constitution2022', // 中国共产党章程
  'branchRegulations2018', // 中国共产党支部工作条例（试行）
  'ruralRegulations2018', // 中国共产党农村基层组织工作条例
  'memberRegulations2019', // 中国共产党党员教育管理工作条例
  'admissionRules2014', // 中国共产党发展党员工作细则（2014）
  'admissionRules2026', // 中国共产党发展党员工作细则（2026）
  'electionRegulations1990', // 中国共产党基层组织选举工作暂行条例
  'electionRegulations2020', // 中国共产党基层组织选举工作条例
  'duesRules2008', // 关于中国共产党党费收缴、使用和管理的规定（中组发〔2008〕3号）
  'duesNotice2017', // 关于进一步规范党费工作的通知（组电明字〔2017〕5号）
  'termOpinion2018', // 关于党的基层组织任期的意见
  'floatingOpinion2024', // 关于进一步加强和改进流动党员管理工作的意见
  'unfitMembers2024', // 中国共产党不合格党员组织处置办法
  'disciplineRules2023', // 中国共产党纪律处分条例
  'transferLetter2006', // 组织关系介绍信样式（组通字〔2006〕45号）
  'appraisalNotice', // 民主评议党员的通知
  'villageOrganisationLaw2018', // 村民委员会组织法（2018）
  'expectedExplanation', // 中组部关于党员大会应到会人数的解释
  'townshipSetting', // no text sets the number; a township may
]);
export type DocumentCode = z.infer<typeof DocumentCode>;

/** Where a rule stands: a document and its article; null where the text has no numbered article or no text sets the number. */
export type RuleSource = { readonly document: DocumentCode; readonly article: string | null };
