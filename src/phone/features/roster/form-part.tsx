import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Section } from '#ui/section.tsx';
import type { MemberDraft } from './member-draft.ts';
import type { MemberForm } from './use-member-form.ts';

/** What every part of a member's form is given. */
export type FormPart = {
  readonly form: MemberForm;
  /** False while only the places are open that the township marked. */
  readonly whole: boolean;
  readonly marked: (box: keyof MemberDraft) => boolean;
  /** Puts the township's mark around a box; gives nothing for a box that is not open. */
  readonly around: (box: keyof MemberDraft, field: ReactNode) => ReactNode;
};

/** A part of the form under its heading; without one while only marked places are open. */
export function FormSheet({ title, whole, children }: { readonly title: string; readonly whole: boolean; readonly children: ReactNode }) {
  if (!whole) return children;
  return (
    <Section title={title}>
      <div className="zb-form-sheet">{children}</div>
    </Section>
  );
}

/** The sentence for what is wrong with a box; undefined while nothing is. */
export function useSaid(form: MemberForm): (box: keyof MemberDraft) => string | undefined {
  const { t } = useTranslation('roster');
  return (box) => {
    const problem = form.problems[box];
    return problem === undefined ? undefined : t(`wrong.${problem}`);
  };
}

const YES_NO = ['yes', 'no'] as const;

/** A question to which there are two answers. */
export function YesNo({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const { t } = useTranslation('roster');
  return (
    <ChoiceChips
      label={label}
      hint={hint}
      choices={YES_NO.map((each) => ({ value: each, label: t(each) }))}
      value={value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}
