import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import { TransferStep } from '#domain/records/transfer.ts';
import { letterEnds, movedIn, movedOut, nextSteps, withStep } from '#domain/relations/transfer.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { saveTogether } from '#storage/commands.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import './roster.css';
import { useStanding } from './transfers-screen.tsx';

/** One transfer: where it stands, what comes next, and what stands on the letter, to be printed. */
export function TransferScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('relations');
  const found = useLive(recordById, id as RecordId);
  if (found.state === 'loading') return null;
  const record = found.data;
  if (record?.kind !== 'transfer' || record.deleted === 1)
    return (
      <AppPage title={t('transfers.title')} back="/roster/transfers">
        <EmptyState title={t('transfers.gone')} act={{ label: t('transfers.back'), href: '/roster/transfers' }} />
      </AppPage>
    );
  return <Transfer transfer={record as LocalRecord<'transfer'>} />;
}

function Transfer({ transfer }: { readonly transfer: LocalRecord<'transfer'> }) {
  const { t } = useTranslation(['relations', 'records']);
  const { actor } = useServices();
  const stands = useStanding();
  const [asked, setAsked] = useState<TransferStep | null>(null);
  const { body } = transfer;
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: transfer.branchId, kind: 'transfer', groupId: null });
  const stepName = (step: TransferStep): string =>
    body.direction === 'out' ? t(`records:transferStep.${step}`) : t(`records:transferStepIn.${step}`);
  const ends = letterEnds(body);
  const day = (on: LocalDate | null): string => (on === null ? '' : formats().fullDay(on));
  const facts: readonly (readonly [string, string])[] = [
    [t('records:field.name'), body.name],
    [t('records:field.sex'), body.sex === '0' ? '' : t(`records:sex.${body.sex}`)],
    [t('records:field.memberAs'), t(`records:memberStatus.${body.memberAs}`)],
    [t('relations:transfers.idByHand'), t('relations:transfers.blank')],
    [t('records:field.why'), body.why === null ? '' : t(`records:transferWhy.${body.why}`)],
    [t('records:field.fromCommittee'), body.fromCommittee],
    [t('records:field.toCommittee'), body.toCommittee],
    [t('records:field.otherBranch'), body.otherBranch],
    [t('records:field.letterNo'), body.letterNo],
    [t('records:field.duesUntil'), body.duesUntil === null ? '' : formats().month(body.duesUntil)],
    [t('records:field.validDays'), body.validDays === null ? '' : String(body.validDays)],
    [t('relations:transfers.goodUntil'), day(ends)],
    [t('records:field.committeePhone'), body.committeePhone],
    [t('records:field.committeeAddress'), body.committeeAddress],
    [t('records:field.note'), body.note],
  ];
  return (
    <AppPage
      title={body.name}
      subtitle={t(`relations:transfers.way.${body.direction}`, { branch: body.otherBranch })}
      back="/roster/transfers"
      action={
        writes ? (
          <BarAction
            icon={<Pencil className="zb-icon" aria-hidden="true" />}
            label={t('relations:transfers.edit')}
            href={`/roster/transfers?open=${transfer.id}`}
          />
        ) : undefined
      }
    >
      <p className="zb-block">{stands(body)}</p>
      <Section title={t('relations:transfers.steps')}>
        <Ledger>
          {TransferStep.options.flatMap((step) => {
            const done = body.steps[step];
            return done
              ? [<LedgerRow key={step} low margin={null} name={stepName(step)} nameNote={day(done.on)} facts={done.byName} />]
              : [];
          })}
        </Ledger>
        {writes && (
          <div className="zb-tools">
            {nextSteps(body).map((step) => (
              <Button key={step} wide onPress={() => setAsked(step)}>
                {stepName(step)}
              </Button>
            ))}
          </div>
        )}
      </Section>
      <Section title={t('relations:transfers.letter')}>
        <dl className="zb-person-facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
        <div className="zb-tools">
          <Button wide onPress={() => window.print()}>
            {t('relations:transfers.print')}
          </Button>
        </div>
      </Section>
      {asked !== null && <StepSheet transfer={transfer} step={asked} name={stepName(asked)} onClose={() => setAsked(null)} />}
    </AppPage>
  );
}

/** Asks for the day of a step. Acceptance changes the roster with it, both or neither. */
function StepSheet({
  transfer,
  step,
  name,
  onClose,
}: {
  readonly transfer: LocalRecord<'transfer'>;
  readonly step: TransferStep;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['relations', 'common']);
  const { db, writer, today, newId } = useServices();
  const toast = useToast();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const [on, setOn] = useState<string>(today());
  const [wrong, setWrong] = useState<string>();
  const { body } = transfer;
  const go = async (): Promise<void> => {
    const day = LocalDate.safeParse(on);
    if (!day.success) return setWrong(t('relations:problem.notADay'));
    const next = withStep(body, step, day.data, writer.name, today());
    if (!next.ok) return setWrong(t(`relations:problem.${next.problem.code.slice('transfer.'.length) as 'notNow'}`));
    const baseline = body as unknown as JsonObject;
    const inputs: Parameters<typeof saveTogether>[2][number][] = [];
    let opens: string | null = null;
    let moved = next.value;
    if (step === 'accepted' && body.direction === 'out') {
      const member = body.memberId === null ? undefined : await recordById(db, body.memberId as string as RecordId);
      if (member?.kind === 'member' && member.deleted === 0) {
        const was = member.body as MemberBody;
        const left = movedOut(was, body, day.data, newId);
        inputs.push({ id: member.id, kind: 'member', body: left, baseline: was as unknown as JsonObject });
      }
    }
    if (step === 'accepted' && body.direction === 'in' && body.memberId === null) {
      opens = newId();
      moved = { ...moved, memberId: opens as MemberId };
      inputs.push({ id: opens as RecordId, kind: 'member', body: MemberBody.parse(movedIn(body, day.data)), baseline: null });
    }
    const saved = await saveTogether(db, writer, [...inputs, { id: transfer.id, kind: 'transfer', body: moved, baseline }]);
    toast({ text: saved.ok ? t('common:toast.saved') : problemText(saved.problem) });
    if (!saved.ok) return;
    onClose();
    if (opens !== null) await navigate(`/roster/${opens}/edit`);
  };
  return (
    <Sheet open title={name} onClose={onClose}>
      {step === 'accepted' && <p className="zb-sub">{t(`relations:transfers.acceptText.${body.direction}`)}</p>}
      <DateField label={t('relations:transfers.on')} error={wrong} value={on} onChange={setOn} />
      <div className="zb-tools">
        <Button main wide onPress={() => void go()}>
          {t('relations:transfers.keep', { step: name })}
        </Button>
      </div>
    </Sheet>
  );
}
