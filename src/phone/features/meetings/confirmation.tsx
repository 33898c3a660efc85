import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { confirmationOf } from '#domain/meetings/confirmation.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';

/** Whether the secretary stands by the minutes, and, for the secretary alone, the button by which he does. */
export function MeetingConfirmation({ meeting }: { readonly meeting: LocalRecord<'meeting'> }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { actor, today } = useServices();
  const save = useSave();
  const { body, review } = meeting;
  const stands = confirmationOf(meeting);
  const mine = actor.role === 'secretary' && stands !== 'stands' && review.state !== 'approved';
  const confirm = (): void =>
    void save({
      id: meeting.id,
      kind: 'meeting',
      body: { ...body, confirmed: { name: actor.name, on: today() } },
      baseline: body as unknown as JsonObject,
    });
  const said = body.confirmed && t('page.confirmed', { name: body.confirmed.name, day: formats().day(body.confirmed.on, today()) });
  return (
    <Section title={records('field.confirmed')}>
      <div className="zb-states">
        <span>{said === null ? t('page.unconfirmed') : stands === 'older' ? t('page.confirmedBefore', { said }) : said}</span>
        {mine && <Button onPress={confirm}>{t('page.confirm')}</Button>}
      </div>
    </Section>
  );
}
