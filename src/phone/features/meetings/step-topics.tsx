import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inOrder } from '#domain/meetings/draft.ts';
import { PhotoField } from '#phone/photos/photo-field.tsx';
import { Button } from '#ui/button.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import type { FormModel } from './form-model.ts';
import { toNextBox } from './next-box.ts';
import { useFirstRow } from './use-first-row.ts';
import { useFreshBox } from './use-fresh-box.ts';
import { guideWords } from './words.ts';

/** Step 3: what was on the table and what was said; photos for who wants some. */
export function StepTopics({ model }: { readonly model: FormModel }) {
  return (
    <>
      <TopicRows model={model} first={model.baseline === null} />
      <NotesField model={model} />
      <PhotoField model={model} />
    </>
  );
}

/** The topics, one a row. */
export function TopicRows({ model, first = false }: { readonly model: FormModel; readonly first?: boolean }) {
  const { t } = useTranslation('meetings');
  const topics = inOrder(model.body.topics);
  const { added, boxOf, intoEmpty } = useFreshBox();
  useFirstRow(first && topics.length === 0, () => model.apply({ type: 'topic', id: added(model.newId()), text: '' }));
  return (
    <>
      {topics.map(([id, topic], i) => (
        <fieldset key={id} className="zb-topic zb-bare" ref={boxOf(id)} onKeyDown={toNextBox}>
          <TextAreaField
            rows={1}
            label={t('topics.nth', { n: i + 1 })}
            value={topic.text}
            maxLength={200}
            onChange={(text) => model.apply({ type: 'topic', id, text: text.replaceAll('\n', '') })}
          />
          <button
            type="button"
            className="zb-card-act"
            aria-label={t('topics.remove', { n: i + 1 })}
            onClick={() => {
              model.apply({ type: 'putTopic', id, topic: null });
              model.say(topic.text.trim() === '' ? t('topics.removedEmpty') : t('topics.removed', { text: topic.text }), () =>
                model.apply({ type: 'putTopic', id, topic }),
              );
            }}
          >
            <Trash2 aria-hidden="true" />
            {t('decisions.drop')}
          </button>
        </fieldset>
      ))}
      <div className="zb-tools">
        <Button
          icon={<Plus className="zb-icon" aria-hidden="true" />}
          onPress={() => intoEmpty('.zb-topic') || model.apply({ type: 'topic', id: added(model.newId()), text: '' })}
        >
          {t('topics.add')}
        </Button>
      </div>
    </>
  );
}

/** What was said, with a line that tells what this kind of meeting is about. */
export function NotesField({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  return (
    <div className="zb-notes">
      <TextAreaField
        label={t('topics.notes')}
        hint={guideWords(t, model.body.meetingKind)}
        value={model.body.notes}
        spoken={t('spoken')}
        maxLength={20_000}
        placeholder={t('topics.notesHint')}
        onChange={(notes) => model.apply({ type: 'set', fields: { notes } })}
      />
    </div>
  );
}
