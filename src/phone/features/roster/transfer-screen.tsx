import { Pencil, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { TransferStep } from '#domain/records/transfer.ts';
import { letterEnds, mainStep, nextSteps } from '#domain/relations/transfer.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { TransferStepSheet } from './transfer-step-sheet.tsx';
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
  const { letterDays } = useSettings().roster;
  const [params, setParams] = useSearchParams();
  // In the address, so that a step that was begun is gone on with where it stood.
  const asked = TransferStep.safeParse(params.get('step')).data ?? null;
  const setAsked = (step: TransferStep | null): void => setParams(step === null ? {} : { step }, { replace: true });
  const { body } = transfer;
  const main = mainStep(body);
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: transfer.branchId, kind: 'transfer', groupId: null });
  const stepName = (step: TransferStep): string =>
    body.direction === 'out' ? t(`records:transferStep.${step}`) : t(`records:transferStepIn.${step}`);
  const ends = letterEnds(body, letterDays);
  const day = (on: LocalDate | null): string => (on === null ? '' : formats().fullDay(on));
  const facts: readonly (readonly [string, string])[] = [
    [t('records:field.name'), body.name],
    [t('records:field.birthMonth'), body.birthMonth === null ? '' : formats().month(body.birthMonth)],
    [t('records:field.sex'), body.sex === '0' ? '' : t(`records:sex.${body.sex}`)],
    [t('records:field.memberAs'), t(`records:memberStatus.${body.memberAs}`)],
    [t('records:field.joinedOn'), day(body.joinedOn)],
    [t('records:field.formalOn'), day(body.formalOn)],
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
      footer={writes && main !== null ? <BottomAction label={stepName(main)} onPress={() => setAsked(main)} /> : undefined}
    >
      <p className="zb-block">{stands(body)}</p>
      <Section title={t('relations:transfers.steps')}>
        <Ledger>
          {TransferStep.options.flatMap((step) => {
            const done = body.steps[step];
            return done
              ? [
                  <LedgerRow
                    key={step}
                    low
                    margin={null}
                    name={stepName(step)}
                    nameNote={day(done.on)}
                    facts={done.why === '' ? done.byName : t('relations:transfers.whyBy', { why: done.why, name: done.byName })}
                  />,
                ]
              : [];
          })}
        </Ledger>
        {writes && (
          <div className="zb-tools">
            {nextSteps(body)
              .filter((step) => step !== main)
              .map((step) => (
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
          <Button wide icon={<Printer className="zb-icon" aria-hidden="true" />} href={`/roster/transfers/${transfer.id}/letter`}>
            {t(`relations:transfers.paper.${body.direction}`)}
          </Button>
        </div>
      </Section>
      {asked !== null && writes && (
        <TransferStepSheet key={asked} transfer={transfer} step={asked} name={stepName(asked)} onClose={() => setAsked(null)} />
      )}
    </AppPage>
  );
}
