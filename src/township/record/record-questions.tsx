import { CircleQuestionMark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeskRecord } from '#protocol/desk.ts';

/** What a careful reader would ask about a record; it stands in nobody's way. */
export function RecordQuestions({ desk: { record, questions } }: { desk: DeskRecord }) {
  const { t } = useTranslation('deskAttention');
  if (questions.like.length + questions.gone === 0) return null;
  return (
    <ul className="dk-questions">
      {questions.like.map(({ id, byName, name }) => (
        <li key={id}>
          <CircleQuestionMark className="zb-icon" aria-hidden="true" />
          {record.kind === 'meeting' ? t('like.meeting', { by: byName }) : t('like.member', { name })}
          <Link
            className="zb-link"
            to={record.kind === 'member' ? `/registers?branch=${record.branchId}&view=samePeople` : `/records/${id}`}
          >
            {t('like.open')}
          </Link>
        </li>
      ))}
      {questions.gone > 0 ? (
        <li>
          <CircleQuestionMark className="zb-icon" aria-hidden="true" />
          {t('like.gone', { n: questions.gone })}
        </li>
      ) : null}
    </ul>
  );
}
