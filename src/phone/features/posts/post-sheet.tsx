import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { PostBody } from '#domain/records/post.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { CountField } from '#ui/count-field.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { holdersOf, type Posts } from './use-posts.ts';

type PostDraft = { readonly postName: string; readonly duties: string; readonly places: number; readonly setOn: string };

type SheetProps = {
  readonly post: LocalRecord<'post'> | null;
  readonly recordId: RecordId;
  readonly posts: Posts;
  readonly onClose: () => void;
};

/** A post to be named, given its duties and places, or closed with its day; null makes a new one. What is typed is kept at once. */
export function PostSheet(props: SheetProps) {
  const { post, recordId } = props;
  const { today } = useServices();
  const of: SheetOf = { form: 'post', recordId, baseline: post ? (post.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<PostDraft>(of, {
    postName: post?.body.postName ?? '',
    duties: post?.body.duties ?? '',
    places: post?.body.places ?? 1,
    setOn: post?.body.setOn ?? today(),
  });
  return opened && <OpenedPostSheet {...props} of={of} opened={opened} />;
}

function OpenedPostSheet({
  post,
  recordId,
  posts,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: PostDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<PostDraft>(of, opened, ({ postName }) => postName);
  const { postName, duties, places, setOn } = draft.value;
  const [tried, setTried] = useState(false);
  const [closing, setClosing] = useState(false);
  const day = LocalDate.safeParse(setOn);
  const held = post ? holdersOf(posts, post.id).length : 0;
  const write = async (change: Partial<PostBody>): Promise<void> => {
    setTried(true);
    if (postName.trim() === '' || !day.success) return;
    const last = Math.max(0, ...posts.posts.map(({ body }) => body.order));
    const before = post?.body ?? PostBody.parse({ postName, setOn: day.data, order: Math.min(99, last + 1) });
    await draft.stop();
    const saved = await save({
      id: recordId,
      kind: 'post',
      body: { ...before, postName, duties, places, setOn: day.data, ...change },
      baseline: of.baseline,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  if (closing && post)
    return (
      <Sheet open title={t('close.title', { name: post.body.postName })} onClose={() => setClosing(false)}>
        <p className="zb-sub">{held > 0 ? t('close.held', { count: held }) : t('close.text')}</p>
        <div className="zb-pair">
          <Button onPress={() => void write({ closedOn: today() })}>{t('close.do')}</Button>
          <Button main onPress={() => setClosing(false)}>
            {t('close.keep')}
          </Button>
        </div>
      </Sheet>
    );
  return (
    <Sheet open title={post ? t('form.edit') : t('form.new')} onClose={onClose}>
      <TextField
        label={t('form.name')}
        value={postName}
        onChange={(typed) => draft.set({ postName: typed })}
        error={tried && postName.trim() === '' ? t('wrong.name') : undefined}
        maxLength={30}
        autoComplete="off"
      />
      <TextAreaField
        label={t('form.duties')}
        hint={t('form.dutiesHint')}
        value={duties}
        onChange={(typed) => draft.set({ duties: typed })}
        maxLength={600}
      />
      <CountField
        label={t('form.places')}
        value={places}
        most={99}
        fewerLabel={t('form.fewer')}
        moreLabel={t('form.more')}
        onChange={(count) => draft.set({ places: Math.max(1, count) })}
      />
      <DateField
        label={t('form.setOn')}
        value={setOn}
        error={tried && !day.success ? t('wrong.day') : undefined}
        onChange={(typed) => draft.set({ setOn: typed })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write({})}>
          {t('form.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
      {post && (
        <div className="zb-tools">
          {post.body.closedOn === null ? (
            <Button wide onPress={() => setClosing(true)}>
              {t('close.open')}
            </Button>
          ) : (
            <Button wide onPress={() => void write({ closedOn: null })}>
              {t('close.back')}
            </Button>
          )}
        </div>
      )}
    </Sheet>
  );
}
