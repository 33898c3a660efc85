import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import { type MatterAct, matterActs, nextActs } from '#domain/visits/matter-acts.ts';
import { isClosed, matterState } from '#domain/visits/matter-state.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './matters.css';
import { ActSheet } from './act-sheet.tsx';

/** One matter from its noting to its end, with the next step as the page's button. */
export function MatterScreen() {
  const { t } = useTranslation('matters');
  const { id = '' } = useParams();
  const found = useLive(recordById, id as RecordId);
  if (found.state === 'loading')
    return (
      <AppPage title={t('page')} back="/matters">
        {null}
      </AppPage>
    );
  const record = found.data;
  if (record?.kind !== 'matter' || record.deleted === 1)
    return (
      <AppPage title={t('page')} back="/matters">
        <EmptyState title={t('gone')} help={t('goneHelp')} act={{ label: t('title'), href: '/matters' }} />
      </AppPage>
    );
  return <Matter record={record as LocalRecord<'matter'>} />;
}

function Matter({ record }: { readonly record: LocalRecord<'matter'> }) {
  const { t } = useTranslation('matters');
  const { t: records } = useTranslation('records');
  const { actor, writer } = useServices();
  const days = useDayWords();
  const [params, setParams] = useSearchParams();
  const setAct = (chosen: MatterAct['act'] | null): void => setParams(chosen === null ? {} : { act: chosen }, { replace: true });
  const { body } = record;
  const state = matterState(body);
  const mayWrite = may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'matter', groupId: body.groupId });
  const acts = mayWrite ? nextActs(body) : [];
  // A step that was begun opens also where the usual way has gone past it, so that its words can be read and thrown away.
  const act = mayWrite && body.blankedOn === null ? (matterActs.find((each) => each === params.get('act')) ?? null) : null;
  // At its end nothing is left to do; only a wrong answer may still be changed.
  const first = isClosed(state) ? undefined : acts[0];
  const others = first === undefined ? acts : acts.slice(1);
  return (
    <AppPage
      title={body.topic === 'other' ? t('page') : records(`matterTopic.${body.topic}`)}
      subtitle={records(`matterState.${state}`)}
      back="/matters"
      footer={first === undefined ? undefined : <BottomAction label={t(`act.${first}`)} onPress={() => setAct(first)} />}
    >
      <Section title={t('said')} aside={body.house}>
        <p className="zb-block">{body.blankedOn === null ? body.said : t('blankedOn', { day: days.day(body.blankedOn) })}</p>
      </Section>
      <Ledger>
        <LedgerRow margin={records('field.level')} name={records(`matterLevel.${body.level}`)} />
        {body.answerBy !== null && <LedgerRow margin={t('due')} name={days.dayWeek(body.answerBy)} />}
        <LedgerRow
          margin={t('from')}
          name={records(`matterSource.${body.matterSource}`)}
          end={records(`standing.${record.standing}`)}
          href={body.visitId === null ? undefined : `/visits/${body.visitId}`}
        />
      </Ledger>
      <Section title={t('history')}>
        <Ledger>
          {linesOf(body).map((line) => (
            <LedgerRow
              key={line.key}
              margin={days.day(line.on)}
              name={t(`line.${line.what}`)}
              nameNote={line.note === undefined ? undefined : line.what === 'told' ? records(`toldHow.${line.note as 'visit'}`) : line.note}
              facts={line.text}
            />
          ))}
        </Ledger>
      </Section>
      {mayWrite && body.blankedOn === null && !body.reply && <p className="zb-block">{t('rule')}</p>}
      {others.length > 0 && (
        <div className="zb-tools">
          {others.map((other) => (
            <Button key={other} onPress={() => setAct(other)}>
              {t(`act.${other}${other === 'answer' && body.reply !== null ? 'Again' : ''}` as 'act.answer')}
            </Button>
          ))}
        </div>
      )}
      {act !== null && <ActSheet key={act} record={record} act={act} onClose={() => setAct(null)} />}
    </AppPage>
  );
}

type Line = {
  readonly key: string;
  readonly what: 'raised' | 'assigned' | 'work' | 'passed' | 'upAnswer' | 'answered' | 'cannot' | 'told' | 'closed';
  readonly on: MatterBody['raisedOn'];
  readonly note?: string;
  readonly text?: string;
};

/** What was done, in the order of the days; on one day in the order of the usual way. */
function linesOf(body: MatterBody): readonly Line[] {
  const { owner, works, passed, upAnswer, reply, told, closed } = body;
  const lines: Line[] = [
    { key: 'raised', what: 'raised', on: body.raisedOn },
    ...(owner ? [{ key: 'owner', what: 'assigned' as const, on: owner.on, note: owner.name }] : []),
    ...Object.entries(works).map(([key, work]) => ({ key, what: 'work' as const, on: work.on, text: work.text })),
    ...(passed ? [{ key: 'passed', what: 'passed' as const, on: passed.on }] : []),
    ...(upAnswer ? [{ key: 'up', what: 'upAnswer' as const, on: upAnswer.on, note: upAnswer.byName, text: upAnswer.text }] : []),
    ...(reply ? [{ key: 'reply', what: reply.cannot ? ('cannot' as const) : ('answered' as const), on: reply.on, text: reply.text }] : []),
    ...(reply && told?.replyId === reply.id ? [{ key: 'told', what: 'told' as const, on: told.on, note: told.how as string }] : []),
    ...(reply && closed?.replyId === reply.id && told?.replyId === reply.id
      ? [{ key: 'closed', what: 'closed' as const, on: closed.on }]
      : []),
  ];
  return lines.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
