import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { addDays, LocalDate } from '#domain/kernel/local-date.ts';
import { Person } from '#domain/records/meeting.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { VisitModel } from './use-visit-form.ts';
import type { VisitPages } from './visit-facts.ts';

const SHOWN = 12;
const NONE = 'none';
const SOON_DAYS = [7, 30] as const;

const keyOf = (person: Person): string => person.memberId ?? `name ${person.name}`;

/** What seldom changes from house to house: who went, in which area, on what day, and when somebody comes again. */
export function VisitMore({
  model,
  pages,
  onClose,
}: {
  readonly model: VisitModel;
  readonly pages: VisitPages;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('visits');
  const { today, actor } = useServices();
  const days = useDayWords();
  const { body } = model.form;
  const [words, setWords] = useState('');
  const there = new Set(body.visitors.map(keyOf));
  const fitting = pages.members.filter((member) => words.trim() !== '' && member.body.name.includes(words.trim())).slice(0, SHOWN);
  const people: Person[] = [
    ...body.visitors,
    ...fitting
      .map((member): Person => ({ memberId: member.id as string as MemberId, name: member.body.name }))
      .filter((person) => !there.has(keyOf(person))),
  ];
  const visitor = Person.safeParse({ memberId: null, name: words.trim() });
  const add = visitor.success && fitting.length === 0 ? visitor.data : null;
  const day = (typed: string, then: (day: LocalDate) => void): void => {
    const read = LocalDate.safeParse(typed);
    if (read.success) then(read.data);
  };
  const areas = pages.areas.filter(({ groupId }) => actor.role !== 'groupLeader' || groupId === null || groupId === actor.groupId);
  return (
    <Sheet open title={t('form.more')} onClose={onClose}>
      <ManyChips
        label={t('form.visitors')}
        hint={t('form.visitorsHint')}
        choices={people.map((person) => ({ value: keyOf(person), label: person.name }))}
        values={[...there]}
        onChange={(keys) => model.setBody({ visitors: people.filter((person) => keys.includes(keyOf(person))) })}
      />
      <TextField label={t('form.addVisitor')} value={words} onChange={setWords} autoComplete="off" maxLength={50} />
      {add !== null && (
        <div className="zb-tools">
          <Button
            onPress={() => {
              model.setBody({ visitors: [...body.visitors, add] });
              setWords('');
            }}
          >
            {t('form.addByName', { name: add.name })}
          </Button>
        </div>
      )}
      {areas.length > 0 && (
        <ChoiceChips
          label={t('form.area')}
          choices={[...areas.map(({ id, name }) => ({ value: id as string, label: name })), { value: NONE, label: t('form.noArea') }]}
          value={body.areaId ?? NONE}
          onChange={(chosen) => {
            const area = areas.find(({ id }) => (id as string) === chosen);
            model.setBody({ areaId: area?.id ?? null, ...(actor.role === 'groupLeader' ? {} : { groupId: area?.groupId ?? null }) });
          }}
        />
      )}
      {areas.length === 0 && actor.role !== 'groupLeader' && pages.groups.length > 0 && (
        <ChoiceChips
          label={t('form.group')}
          choices={[
            ...pages.groups.map(({ id, body: group }) => ({ value: id as string, label: group.name })),
            { value: NONE, label: t('form.noGroup') },
          ]}
          value={body.groupId ?? NONE}
          onChange={(chosen) => model.setBody({ groupId: chosen === NONE ? null : (chosen as GroupId | null) })}
        />
      )}
      <DateField
        label={t('form.day')}
        value={body.visitedOn}
        max={today()}
        onChange={(typed) => day(typed, (visitedOn) => model.setBody({ visitedOn }))}
      />
      <ChoiceChips
        label={t('form.again')}
        note={t('form.optional')}
        choices={SOON_DAYS.map((count) => ({ value: addDays(today(), count) as string, label: days.day(addDays(today(), count)) }))}
        value={body.followUpOn}
        onChange={(chosen) => model.setBody({ followUpOn: chosen as LocalDate | null })}
        canClear
      />
      <DateField
        label={t('form.againDay')}
        value={body.followUpOn ?? ''}
        min={today()}
        onChange={(typed) =>
          typed === '' ? model.setBody({ followUpOn: null }) : day(typed, (followUpOn) => model.setBody({ followUpOn }))
        }
      />
      <div className="zb-tools">
        <Button main wide onPress={onClose}>
          {t('form.done')}
        </Button>
      </div>
    </Sheet>
  );
}
