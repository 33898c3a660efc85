import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { PageBar, Waiting } from '#township/parts.tsx';
import { useDeskRecord } from '#township/queries.ts';
import { RecordDesk } from './record-desk.tsx';

/** The page of one record, reached from the tables and the matrix. */
export function RecordScreen() {
  const { t } = useTranslation('inbox');
  const { id } = useParams();
  const navigate = useNavigate();
  const desk = useDeskRecord(id);
  return (
    <>
      <PageBar title={t('record.page')}>
        <button type="button" className="dk-choice" onClick={() => void navigate(-1)}>
          <ArrowLeft className="zb-icon" aria-hidden="true" />
          {t('record.back')}
        </button>
      </PageBar>
      {desk.data ? (
        <div className="dk-alone">
          <RecordDesk desk={desk.data} onDone={() => undefined} />
        </div>
      ) : (
        <Waiting error={desk.error} again={() => void desk.refetch()} />
      )}
    </>
  );
}
