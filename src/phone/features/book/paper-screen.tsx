import encodeQR from 'qr';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { blankMeeting, inOrder } from '#domain/meetings/draft.ts';
import { meetingFromPlan } from '#domain/meetings/from-plan.ts';
import { expectedAt } from '#domain/meetings/who-is-expected.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { PrintedPage } from '#ui/record-book.tsx';

async function paperFacts(db: BranchDb, planId: string) {
  const [plan, members, offices, groups] = await Promise.all([
    recordById(db, planId as RecordId),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'group'),
  ]);
  return { plan: plan?.kind === 'plan' ? (plan as LocalRecord<'plan'>) : undefined, members, offices, groups };
}

/** Where the code on the paper leads: the form of this kind, filled with the plan where this or another phone has it. */
const formHref = (kind: MeetingKind, planId: string, groupId: string | null): string => {
  const params = new URLSearchParams({ kind, ...(planId === '' ? {} : { plan: planId }), ...(groupId === null ? {} : { group: groupId }) });
  return `${window.location.origin}/meetings/new?${params.toString()}`;
};

/** A blank form to fill in by hand, with everybody's name for signing and a code that opens the form on the phone. */
export function PaperScreen() {
  const { t } = useTranslation(['agenda', 'records']);
  const { today, session, actor } = useServices();
  const [params] = useSearchParams();
  const planId = params.get('plan') ?? '';
  const found = useLive(paperFacts, planId);
  if (found.state === 'loading') return null;
  const { plan, members, offices, groups } = found.data;
  const asked = MeetingKind.safeParse(params.get('kind'));
  const kind = plan?.body.meetingKind ?? (asked.success ? asked.data : 'assembly');
  const groupId = kind === 'group' ? ((plan?.body.groupId ?? params.get('group') ?? actor.groupId) as GroupId | null) : null;
  const body = plan ? meetingFromPlan(plan.id, plan.body, plan.body.plannedOn) : blankMeeting(kind, today(), groupId);
  const roll = expectedAt(body, { members, offices });
  const names = members.filter(({ id }) => Object.hasOwn(roll, id)).map(({ id, body: { name } }) => ({ id, name }));
  const groupName = groups.find(({ id }) => (id as string) === groupId)?.body.name;
  const kindName = t(`records:meetingKind.${kind}`);
  const title = groupName ? t('agenda:notice.ofGroup', { group: groupName, kind: kindName }) : kindName;
  const topics = inOrder(body.topics).map(([, { text }], i) => t('agenda:notice.topic', { n: i + 1, text }));
  const row = (label: string, words = '', tall = false) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td className={tall ? 'zb-paper-lines' : 'zb-paper-row'}>{words}</td>
    </tr>
  );
  return (
    <AppPage
      title={t('agenda:paper.title')}
      subtitle={title}
      back={plan ? `/plans/${plan.id}` : '/plans'}
      footer={<BottomAction label={t('agenda:paper.print')} onPress={() => window.print()} />}
    >
      <PrintedPage>
        <div className="zb-paper">
          <div className="zb-paper-head">
            <div>
              <h2>{title}</h2>
              <p>{session.branchName}</p>
              <p>{t('agenda:paper.how')}</p>
            </div>
            <div className="zb-paper-code">
              <Code text={formHref(kind, plan?.id ?? '', groupId)} label={t('agenda:paper.code')} />
            </div>
          </div>
          <table>
            <tbody>
              {row(t('records:field.heldOn'), plan ? formats().fullDay(plan.body.plannedOn) : '')}
              {row(t('records:field.startedAt'), body.startedAt ?? '')}
              {row(t('records:field.place'), body.place)}
              {row(t('records:field.chair'), body.chair?.name)}
              {row(t('records:field.recorder'))}
              {(kind === 'lesson' || kind === 'themeDay') && row(t('records:field.theme'), body.theme)}
              {kind === 'lesson' && row(t('records:field.lecturer'), body.lecturer?.name)}
              {row(t('agenda:paper.counts'), t('agenda:paper.countsLine', { due: names.length }))}
              {row(t('records:field.topics'), topics.join('\n'), true)}
              {row(t('records:field.notes'), '', true)}
              {row(t('records:field.decisions'), '', true)}
              {(kind === 'assembly' || kind === 'committee') && row(t('agenda:paper.vote'), t('agenda:paper.voteLine'))}
            </tbody>
          </table>
          <h2>{t('agenda:paper.sign')}</h2>
          <ul className="zb-paper-names">
            {names.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </div>
      </PrintedPage>
    </AppPage>
  );
}

/** The code as one path; markup put in as text is refused by the page's own policy. */
function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const cells = encodeQR(text, 'raw', { border: 2 });
  const path = cells.flatMap((line, y) => line.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
}
