import type { TFunction } from 'i18next';
import type { RuleSource } from '#domain/rules/source.ts';

/** Where a rule stands, in one phrase: the document and, where it has one, the article. */
export function sourceWords(t: TFunction<'records'>, source: RuleSource): string {
  const document = t(`documents.${source.document}`);
  return source.article === null ? document : t('sourceArticle', { document, article: source.article });
}
