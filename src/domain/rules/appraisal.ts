import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { RuleSource } from './source.ts';

const notice: RuleSource = { document: 'appraisalNotice', article: null };

/** How many 优秀 are generally the most: a third of the formal members, rounded down (E-14). It warns and never blocks. */
export const mostExcellent = (formal: number): number => Math.floor(formal / 3);

/** Whether a member is graded: a 预备党员 takes part and is not (MT-10). */
export const isGraded = (probationary: boolean): boolean => !probationary;

/** Something in an appraisal's numbers that does not add up, or is worth a look. */
export type AppraisalHint = {
  readonly code:
    | 'tooManyExcellent'
    | 'moreGradesThanFormal'
    | 'gradesMissing'
    | 'moreBackThanGiven'
    | 'tooFewPresent'
    | 'noOpinion'
    | 'notTold';
  readonly field: keyof AppraisalBody;
  readonly facts: Readonly<Record<string, number>>;
  readonly source: RuleSource;
};

/** The graded, all four grades together. */
export const gradesOf = (body: Pick<AppraisalBody, 'excellent' | 'good' | 'basic' | 'unfit'>): number =>
  body.excellent + body.good + body.basic + body.unfit;

/** What is worth a look before an appraisal is handed in. */
export function appraisalHints(body: AppraisalBody): readonly AppraisalHint[] {
  const grades = gradesOf(body);
  const most = mostExcellent(body.formal);
  const article: RuleSource = { document: 'branchRegulations2018', article: '18' };
  const hints: (AppraisalHint | false)[] = [
    grades > body.formal && {
      code: 'moreGradesThanFormal',
      field: 'good',
      facts: { grades, formal: body.formal },
      source: notice,
    },
    grades < body.formal && { code: 'gradesMissing', field: 'good', facts: { missing: body.formal - grades }, source: notice },
    body.excellent > most && { code: 'tooManyExcellent', field: 'excellent', facts: { excellent: body.excellent, most }, source: notice },
    body.sheetsGiven !== null &&
      body.sheetsReturned !== null &&
      body.sheetsReturned > body.sheetsGiven && {
        code: 'moreBackThanGiven',
        field: 'sheetsReturned',
        facts: { given: body.sheetsGiven, returned: body.sheetsReturned },
        source: notice,
      },
    body.present * 2 < body.formal && {
      code: 'tooFewPresent',
      field: 'present',
      facts: { present: body.present, formal: body.formal },
      source: article,
    },
    body.opinionOn === null && { code: 'noOpinion', field: 'opinionOn', facts: {}, source: article },
    body.toldOn === null && { code: 'notTold', field: 'toldOn', facts: {}, source: article },
  ];
  return hints.filter((hint) => hint !== false);
}
