import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskMatters, type MatterAnswer, type PassedMatter } from '#protocol/matters.ts';
import { Dialog } from '#township/dialog.tsx';
import { Empty, PageBar, Waiting } from '#township/parts.tsx';
import '#township/plain-table.css';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

const KEY = ['matters'] as const;
const HUNDRED = 100;

/** 走访与事项: what villages handed up, the longest waiting first, and how each village answers its own; in register order, ranked by nothing. */
export function MattersScreen() {
  const { t } = useTranslation(['deskMatters', 'records']);
  const say = useSay();
  const { client } = useServices();
  const matters = useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.get('/desk/matters', DeskMatters, signal) });
  const branches = useBranches();
  const [answering, setAnswering] = useState<PassedMatter | null>(null);
  if (matters.data === undefined || branches.data === undefined)
    return (
      <>
        <PageBar title={t('heading')} />
        <Waiting error={matters.error ?? branches.error} again={() => void matters.refetch()} />
      </>
    );
  const { passed, villages, year } = matters.data;
  const nameOf = (id: string): string => say.village(branches.data.branches.find((branch) => branch.id === id)?.name ?? '');
  return (
    <>
      <PageBar title={t('heading')}>
        <span className="zb-sub">{t('hint')}</span>
      </PageBar>
      <div className="dk-page">
        <h2>{t('passed', { n: passed.length })}</h2>
        {passed.length === 0 ? (
          <Empty title={t('nonePassed')} hint={t('nonePassedHint')} />
        ) : (
          <div className="dk-sheet">
            <table className="dk-plain">
              <thead>
                <tr>
                  {(['village', 'what', 'level', 'waiting', 'acts'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {passed.map((matter) => (
                  <tr key={matter.id}>
                    <th scope="row">{nameOf(matter.branchId)}</th>
                    <td>
                      <b>{t(`records:matterTopic.${matter.topic}`)}</b> {matter.said}
                    </td>
                    <td className="zb-nb">{t(`records:matterLevel.${matter.level}`)}</td>
                    <td className="zb-nb">{t('waiting', { n: matter.daysWaiting, day: say.day(matter.passedOn) })}</td>
                    <td>
                      <button type="button" className="zb-link" onClick={() => setAnswering(matter)}>
                        {t('answer')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <h2>{t('villages', { year })}</h2>
        <div className="dk-sheet">
          <table className="dk-plain">
            <thead>
              <tr>
                {(['village', 'visits', 'raised', 'told', 'rate', 'median', 'open', 'overdue'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {villages.map((village) => (
                <tr key={village.branchId}>
                  <th scope="row">{nameOf(village.branchId)}</th>
                  <td>{village.visits}</td>
                  <td>{village.raised}</td>
                  <td>{village.told}</td>
                  <td>{village.raised === 0 ? t('noFigure') : `${Math.round((village.told / village.raised) * HUNDRED)}%`}</td>
                  <td>{village.median === null ? t('noFigure') : t('days', { n: village.median })}</td>
                  <td>{village.open}</td>
                  <td>{village.overdue}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {answering ? (
        <AnswerDialog key={answering.id} matter={answering} village={nameOf(answering.branchId)} onClose={() => setAnswering(null)} />
      ) : null}
    </>
  );
}

/** The township's answer to the branch, which tells it to the person; or a note that it went on to the county. */
function AnswerDialog({ matter, village, onClose }: { matter: PassedMatter; village: string; onClose: () => void }) {
  const { t } = useTranslation(['deskMatters', 'records']);
  const say = useSay();
  const { client } = useServices();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: (body: MatterAnswer) => client.post(`/desk/matters/${matter.id}/answer`, body, DeskMatters),
    onSuccess: (data, { act }) => {
      queries.setQueryData(KEY, data);
      void message.success(t(`done.${act}`));
      onClose();
    },
    onError: (error) => {
      void message.warning(say.problem(error));
      void queries.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <Dialog
      title={t('answerTitle', { village })}
      okText={t('send')}
      cancelText={t('cancel')}
      busy={send.isPending}
      onOk={() => text.trim() !== '' && send.mutate({ act: 'answer', passId: matter.passId, text })}
      onCancel={onClose}
    >
      <p>
        <b>{t(`records:matterTopic.${matter.topic}`)}</b> {matter.said}
      </p>
      <label htmlFor="matter-answer">{t('answerText')}</label>
      <Input.TextArea id="matter-answer" rows={4} maxLength={600} value={text} onChange={(event) => setText(event.target.value)} />
      <p className="zb-sub">{t('answerHint')}</p>
      {matter.level === 'county' ? null : (
        <button type="button" className="zb-link" onClick={() => send.mutate({ act: 'county', passId: matter.passId })}>
          {t('toCounty')}
        </button>
      )}
    </Dialog>
  );
}
