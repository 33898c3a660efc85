import { useTranslation } from 'react-i18next';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import type { CellSaid, ImportRow, RowLike } from '#protocol/importing.ts';
import type { Importing } from './use-import.ts';

/** What becomes of a row and why, with the proposed ways out: a text to take, or who it is. */
export function RowSays({ row, importing }: { readonly row: ImportRow; readonly importing: Importing }) {
  const { t, i18n } = useTranslation('importing');
  const reason = (said: CellSaid): string => {
    const key = `importing:reason.${said.code}`;
    const words = i18n.exists(key)
      ? (i18n.t as (key: string, facts: object) => string)(key, said.facts ?? {})
      : t('reason.unknown', { code: said.code });
    return t('at', { column: t(`columns.${said.column}`), reason: words });
  };
  const decided = importing.said.decisions.some((decision) => decision.row === row.number);
  const isMended = importing.said.mends.some((mend) => mend.row === row.number);
  return (
    <>
      <strong>{t(`action.${row.action}`)}</strong>
      {isMended ? <span className="zb-sub"> {t('mended')}</span> : null}
      {row.problems.map((problem) => (
        <span key={problem.column + problem.code} className="dk-note">
          {reason(problem)}
          {problem.fix === undefined ? null : (
            <button type="button" className="zb-link" onClick={() => importing.mend(row.number, problem.column, problem.fix ?? '')}>
              {t('fix', { text: problem.fix })}
            </button>
          )}
        </span>
      ))}
      {row.warnings.map((warning) => (
        <span key={warning.column + warning.code} className="zb-sub dk-warned">
          {reason(warning)}
        </span>
      ))}
      {row.like.map((like) => (
        <Like key={`${like.id ?? ''} ${like.row ?? ''}`} like={like} row={row} importing={importing} />
      ))}
      {row.action === 'ask' ? (
        <span className="dk-acts">
          <button type="button" className="zb-link" onClick={() => importing.decide(row.number, 'new')}>
            {t('notSame')}
          </button>
          <button type="button" className="zb-link" onClick={() => importing.decide(row.number, 'skip')}>
            {t('leave')}
          </button>
        </span>
      ) : null}
      {decided ? (
        <button type="button" className="zb-link" onClick={() => importing.decide(row.number, null)}>
          {t('askAgain')}
        </button>
      ) : null}
    </>
  );
}

function Like({ like, row, importing }: { readonly like: RowLike; readonly row: ImportRow; readonly importing: Importing }) {
  const { t } = useTranslation('importing');
  const birth = like.birthMonth === null ? t('likeNoBirth') : formats().month(like.birthMonth as YearMonth);
  const who = t('likeWho', { name: like.name, birth });
  const ofRow = { name: 'rowName', variant: 'rowVariant', sound: 'rowSound' } as const;
  const { id } = like;
  return (
    <span className="dk-ask">
      {like.row === null ? t(`like.${like.why}`, { who }) : t(`like.${ofRow[like.why]}`, { who, row: like.row })}
      {id === null ? null : (
        <button type="button" className="zb-link" onClick={() => importing.decide(row.number, id)}>
          {t('sameAs', { name: like.name })}
        </button>
      )}
    </span>
  );
}
