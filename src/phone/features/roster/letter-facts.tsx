import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransferBody } from '#domain/records/transfer.ts';
import { digitByDigit, inCapitals } from '#domain/relations/capitals.ts';
import { letterEnds, receiptDue } from '#domain/relations/transfer.ts';
import { ageOn } from '#domain/roster/party-age.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';

// Set around each fact, so that a whole sentence stays one text and its facts can still be underlined.
const EDGE = '\u0001';

/** A sentence of the letter with its facts underlined; a fact that is not there is a line to write on. */
export const Filled = ({ text }: { readonly text: string }) =>
  text.split(EDGE).map((piece, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other name and never change places.
    i % 2 === 1 ? <u key={i}>{piece}</u> : <Fragment key={i}>{piece}</Fragment>,
  );

/** What a 介绍信 says, each ready to be filled in, and by their labels the places that are still empty. */
export function useLetterFacts(body: TransferBody, letterDays: number) {
  const { t } = useTranslation(['relations', 'records', 'ethnicity']);
  const { session, today } = useServices();
  const { fullDay } = formats();
  const out = body.direction === 'out';
  const lettered = body.steps.lettered?.on ?? null;
  const accepted = body.steps.accepted?.on ?? null;
  const day = lettered ?? today();
  const age = ageOn(body.birthMonth, day);
  const numerals = t('relations:letter.numerals');
  const [year = '', month = ''] = body.duesUntil?.split('-') ?? [];
  const ends = letterEnds(body, letterDays);
  const due = receiptDue(body);
  const own = session.branchName ?? '';
  const said = {
    no: body.letterNo,
    name: body.name,
    sex: body.sex === '0' ? '' : t(`records:sex.${body.sex}`),
    age: age === null ? '' : String(age),
    ethnicity: t(`ethnicity:${body.ethnicity as '01'}`),
    as: t(`records:memberStatus.${body.memberAs}`),
    id: '',
    from: body.fromCommittee,
    to: body.toCommittee,
    fromBranch: out ? own : body.otherBranch,
    toBranch: out ? body.otherBranch : own,
    duesYear: year === '' ? '' : digitByDigit(year, numerals),
    duesMonth: month === '' ? '' : inCapitals(Number(month), numerals),
    days: inCapitals(body.validDays ?? letterDays, numerals),
    day: lettered === null ? '' : fullDay(lettered),
    until: ends === null ? '' : fullDay(ends),
    duesUntil: body.duesUntil === null ? '' : formats().month(body.duesUntil),
    acceptedOn: accepted === null ? '' : fullDay(accepted),
    receiptDue: due === null ? '' : fullDay(due),
    phone: body.committeePhone,
    address: body.committeeAddress,
    by: '',
    byPhone: '',
  };
  const wanted = out
    ? ([
        'birthMonth',
        'fromCommittee',
        'toCommittee',
        'otherBranch',
        'letterNo',
        'duesUntil',
        'committeePhone',
        'committeeAddress',
      ] as const)
    : (['fromCommittee', 'toCommittee', 'letterNo'] as const);
  const gaps = wanted.filter((field) => body[field] === null || body[field] === '').map((field) => t(`records:field.${field}`));
  const facts = Object.fromEntries(Object.entries(said).map(([key, text]) => [key, `${EDGE}${text}${EDGE}`])) as typeof said;
  return { facts, gaps };
}
