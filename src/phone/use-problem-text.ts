import { useTranslation } from 'react-i18next';
import type { Problem } from '#domain/kernel/result.ts';
import { factWords } from '#i18n/fact-words.ts';

/** Turns a problem's code and facts into the sentence that a person reads; a code without one gets the general sentence with the code in it. */
export function useProblemText(): (problem: Problem) => string {
  const { t, i18n } = useTranslation('problems');
  return (problem) => {
    const reason = problem.facts?.['reason'];
    // A record that cannot be kept says why in the words of the rule that stopped it.
    for (const code of [typeof reason === 'string' ? reason : '', problem.code]) {
      const key = `problems:${code}`;
      if (code !== '' && i18n.exists(key)) return String(t(key as never, factWords(problem.facts) as never));
    }
    return t('unknown', { code: problem.code });
  };
}
