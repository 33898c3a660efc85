import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { centreRule } from '#domain/areas/load.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { AreaBody } from '#domain/records/area.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ManyChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './areas.css';
import { AreaSheet } from './area-sheet.tsx';
import { useHintWords } from './hint-words.ts';
import { type Areas, readAreas, useMayWrite } from './use-areas.ts';

/** One area: who answers for it, its centre households with the houses each links, and the houses that none links. */
export function AreaScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('areas');
  const { today } = useServices();
  const found = useLive(readAreas, today());
  if (found.state === 'loading')
    return (
      <AppPage title={t('title')} back="/areas">
        {null}
      </AppPage>
    );
  const area = found.data.areas.find((each) => each.id === id);
  if (!area)
    return (
      <AppPage title={t('title')} back="/areas">
        <EmptyState title={t('gone')} act={{ label: t('toAreas'), href: '/areas' }} />
      </AppPage>
    );
  return <Area area={area} areas={found.data} />;
}

type Open = { readonly what: 'edit' | 'member' | 'centre' } | { readonly what: 'houses'; readonly key: string } | null;

function Area({ area, areas }: { readonly area: Areas['areas'][number]; readonly areas: Areas }) {
  const { t } = useTranslation('areas');
  const { newId, today } = useServices();
  const save = useSave();
  const words = useHintWords(areas);
  const writes = useMayWrite()('area');
  const [open, setOpen] = useState<Open>(null);
  const { body } = area;
  const load = areas.load.loads.find(({ areaId }) => areaId === area.id);
  const hints = areas.load.hints.filter((hint) => 'areaId' in hint && hint.areaId === area.id);
  const labels = Object.entries(body.houses).sort(([, a], [, b]) => a.order - b.order);
  const write = async (change: Partial<AreaBody>): Promise<void> => {
    const saved = await save({ id: area.id, kind: 'area', body: { ...body, ...change }, baseline: body as unknown as JsonObject });
    if (saved.ok || saved.problem.code === 'record.unchanged') setOpen(null);
  };
  const name = (memberId: string): string => areas.nameOf(memberId) || t('someone');
  return (
    <AppPage
      title={body.areaName}
      subtitle={t('housesCount', { count: load?.houses ?? 0 })}
      back="/areas"
      action={
        writes ? (
          <BarAction icon={<Pencil className="zb-icon" aria-hidden="true" />} label={t('edit')} onPress={() => setOpen({ what: 'edit' })} />
        ) : undefined
      }
    >
      {hints.length > 0 && (
        <Ledger>
          {hints.map((hint) => (
            <LedgerRow key={words(hint)} low margin={<StateIcon state="overdue" />} name={words(hint)} />
          ))}
        </Ledger>
      )}
      <Section title={t('members')} aside={t('peopleCount', { count: Object.keys(body.areaMembers).length })}>
        <Ledger>
          {Object.keys(body.areaMembers).map((id) => (
            <LedgerRow
              key={id}
              low
              margin={<b>{[...name(id)][0]}</b>}
              name={name(id)}
              end={writes ? t('takeOut') : undefined}
              onPress={
                writes
                  ? () => void write({ areaMembers: Object.fromEntries(Object.entries(body.areaMembers).filter(([key]) => key !== id)) })
                  : undefined
              }
            />
          ))}
          {writes && (
            <LedgerRow
              low
              margin={<Plus className="zb-icon" aria-hidden="true" />}
              name={t('addMember')}
              onPress={() => setOpen({ what: 'member' })}
            />
          )}
        </Ledger>
      </Section>
      <Section title={t('centresTitle')} aside={t('centreRule', { fewest: centreRule.fewest, most: centreRule.most })}>
        <Ledger>
          {Object.entries(body.centres).map(([key, centre]) => (
            <LedgerRow
              key={key}
              margin={
                <>
                  <b>{load?.byCentre[key] ?? 0}</b>
                  {t('houses')}
                </>
              }
              name={name(centre.memberId)}
              facts={labels
                .filter(([, house]) => house.centreKey === key)
                .map(([, house]) => house.label)
                .join(' ')}
              onPress={writes ? () => setOpen({ what: 'houses', key }) : undefined}
            />
          ))}
          {writes && (
            <LedgerRow
              low
              margin={<Plus className="zb-icon" aria-hidden="true" />}
              name={t('addCentre')}
              onPress={() => setOpen({ what: 'centre' })}
            />
          )}
        </Ledger>
      </Section>
      {labels.length > 0 && (
        <Section title={t('unlinked')} aside={t('housesCount', { count: load?.unlinked ?? 0 })}>
          <p className="zb-block">
            {labels
              .filter(([, house]) => house.centreKey === null || body.centres[house.centreKey] === undefined)
              .map(([, house]) => house.label)
              .join(' ') || t('allLinked')}
          </p>
        </Section>
      )}
      {open?.what === 'edit' && <AreaSheet recordId={area.id} area={area} areas={areas} onClose={() => setOpen(null)} />}
      {(open?.what === 'member' || open?.what === 'centre') && (
        <PickSheet
          title={t(open.what === 'member' ? 'addMember' : 'addCentre')}
          areas={areas}
          taken={open.what === 'member' ? Object.keys(body.areaMembers) : Object.values(body.centres).map(({ memberId }) => memberId)}
          onClose={() => setOpen(null)}
          onPick={(id) =>
            void write(
              open.what === 'member'
                ? { areaMembers: { ...body.areaMembers, [id]: { since: today() } } }
                : { centres: { ...body.centres, [newId()]: { memberId: id as MemberId, houses: 0 } } },
            )
          }
        />
      )}
      {open?.what === 'houses' && body.centres[open.key] && (
        <HousesSheet
          area={body}
          centreKey={open.key}
          name={name(body.centres[open.key]?.memberId ?? '')}
          onClose={() => setOpen(null)}
          onWrite={(change) => void write(change)}
        />
      )}
    </AppPage>
  );
}

function PickSheet({
  title,
  areas,
  taken,
  onClose,
  onPick,
}: {
  readonly title: string;
  readonly areas: Areas;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onPick: (memberId: string) => void;
}) {
  const { t } = useTranslation('areas');
  const { today } = useServices();
  const [chosen, setChosen] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const without = new Set(areas.load.withoutArea);
  const members = areas.members
    .filter(({ id, body }) => isOnRoll(body, today()) && !taken.includes(id))
    .sort((a, b) => Number(without.has(b.id)) - Number(without.has(a.id)));
  return (
    <Sheet open title={title} onClose={onClose}>
      <MemberSelect
        label={t('who')}
        none={t('choose')}
        error={tried && chosen === null ? t('wrong.who') : undefined}
        members={members}
        value={chosen}
        onChange={setChosen}
      />
      <div className="zb-tools">
        <Button
          main
          wide
          onPress={() => {
            setTried(true);
            if (chosen !== null) onPick(chosen);
          }}
        >
          {t('save')}
        </Button>
      </div>
    </Sheet>
  );
}

/** Which houses a centre household links: ticked by label, or counted where the area keeps no labels. */
function HousesSheet({
  area,
  centreKey,
  name,
  onClose,
  onWrite,
}: {
  readonly area: AreaBody;
  readonly centreKey: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onWrite: (change: Partial<AreaBody>) => void;
}) {
  const { t } = useTranslation('areas');
  const houses = Object.entries(area.houses).sort(([, a], [, b]) => a.order - b.order);
  const [linked, setLinked] = useState<readonly string[]>(houses.filter(([, house]) => house.centreKey === centreKey).map(([key]) => key));
  const [typed, setTyped] = useState(String(area.centres[centreKey]?.houses ?? 0));
  const count = Number(typed);
  const wrong = !(Number.isInteger(count) && count >= 0 && count <= 999);
  const write = (): void => {
    const centre = area.centres[centreKey];
    if (centre === undefined || wrong) return;
    if (houses.length === 0) {
      onWrite({ centres: { ...area.centres, [centreKey]: { ...centre, houses: count } } });
      return;
    }
    onWrite({
      houses: Object.fromEntries(
        houses.map(([key, house]) => [
          key,
          linked.includes(key) ? { ...house, centreKey } : house.centreKey === centreKey ? { ...house, centreKey: null } : house,
        ]),
      ),
    });
  };
  const takeOut = (): void =>
    onWrite({
      centres: Object.fromEntries(Object.entries(area.centres).filter(([key]) => key !== centreKey)),
      houses: Object.fromEntries(
        houses.map(([key, house]) => [key, house.centreKey === centreKey ? { ...house, centreKey: null } : house]),
      ),
    });
  const free = houses.filter(
    ([, house]) => house.centreKey === null || house.centreKey === centreKey || area.centres[house.centreKey] === undefined,
  );
  return (
    <Sheet open title={t('linkTitle', { name })} onClose={onClose}>
      {houses.length === 0 ? (
        <TextField label={t('linkCount')} type="number" value={typed} error={wrong ? t('wrong.number') : undefined} onChange={setTyped} />
      ) : (
        <ManyChips
          label={t('linkHouses', { count: linked.length })}
          choices={free.map(([key, house]) => ({ value: key, label: house.label }))}
          values={linked}
          onChange={setLinked}
        />
      )}
      <div className="zb-tools zb-area-acts">
        <Button main wide onPress={write}>
          {t('save')}
        </Button>
        <Button wide onPress={takeOut}>
          {t('takeCentreOut')}
        </Button>
      </div>
    </Sheet>
  );
}
