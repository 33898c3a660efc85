import { useTranslation } from 'react-i18next';
import { formats } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import type { FormModel } from './form-model.ts';

/** The four things that are mostly as they were. */
type Fields = Pick<FormModel['body'], 'startedAt' | 'place' | 'chair' | 'recorder'>;

const isThere = (model: FormModel, person: Fields['chair']): Fields['chair'] =>
  person?.memberId && !model.roster.memberById.has(person.memberId) ? null : person;

/**
 * What the last sitting of this kind had, to be taken over in one press; null where there was none, or something of it is filled
 * in already. Nothing is filled in by itself.
 */
export function sameAsLast(model: FormModel): (Fields & { readonly heldOn: FormModel['body']['heldOn'] }) | null {
  const { body, baseline, lastSittings } = model;
  if (baseline !== null || body.startedAt !== null || body.place !== '' || body.chair !== null || body.recorder !== null) return null;
  const last = lastSittings.find(
    (one) => one.meetingKind === body.meetingKind && (body.meetingKind !== 'group' || one.groupId === body.groupId),
  );
  if (last === undefined) return null;
  const { startedAt, place, heldOn } = last;
  const taken = { startedAt, place, chair: isThere(model, last.chair), recorder: isThere(model, last.recorder), heldOn };
  return taken.startedAt === null && taken.place === '' && taken.chair === null ? null : taken;
}

/** Takes the four over. */
export function takeLast(model: FormModel): void {
  const last = sameAsLast(model);
  if (last === null) return;
  const { heldOn: _, ...fields } = last;
  model.apply({ type: 'set', fields });
}

/** Says what the last one had, so that whoever presses 都和上次一样 has read it. */
export function SameAsLast({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const last = sameAsLast(model);
  if (last === null) return null;
  const facts = [
    last.startedAt,
    last.place,
    last.chair && t('same.chair', { name: last.chair.name }),
    last.recorder && t('same.recorder', { name: last.recorder.name }),
  ].filter((fact) => typeof fact === 'string' && fact !== '') as string[];
  return (
    <section className="zb-same">
      <p>
        <b>{t('same.last', { day: formats().day(last.heldOn, model.today) })}</b>
        {formats().facts(facts)}
      </p>
      <Button onPress={() => takeLast(model)}>{t('same.take')}</Button>
    </section>
  );
}
