import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays } from '#domain/kernel/local-date.ts';
import { coverage, type LeftOutReason, leftOutReasons, leftOutSource } from '#domain/posts/coverage.ts';
import { PostWaiverBody, WaiverReason } from '#domain/records/post-waiver.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { type Posts, readPosts, useMayWrite } from './use-posts.ts';

/** 上岗率: who has no post, who is left out and why, so that the number can be explained by name. */
export function CoverageScreen() {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const settings = useSettings();
  const found = useLive(readPosts);
  const writes = useMayWrite()('postWaiver');
  const [asked, setAsked] = useState<string | null>(null);
  if (found.state === 'loading')
    return (
      <AppPage title={t('coverage.title')} back="/posts">
        {null}
      </AppPage>
    );
  const posts = found.data;
  const day = today();
  const now = coverage(posts, day, settings.posts);
  const of = now.inPost.length + now.without.length;
  const byReason = leftOutReasons
    .map((reason) => ({ reason, ids: now.leftOut.filter((one) => one.reason === reason).map(({ id }) => id) }))
    .filter(({ ids }) => ids.length > 0);
  const word = (reason: LeftOutReason): string =>
    reason === 'old'
      ? t('leftOut.old', { age: settings.posts.oldFromAge })
      : isWaiver(reason)
        ? records(`waiverReason.${reason}`)
        : t(`leftOut.${reason}`);
  const row = (id: string, press: boolean) => {
    const name = posts.nameOf(id);
    return <LedgerRow key={id} low margin={<b>{[...name][0]}</b>} name={name} onPress={press && writes ? () => setAsked(id) : undefined} />;
  };
  return (
    <AppPage title={t('coverage.title')} back="/posts">
      <p className="zb-block">
        {now.percent === null
          ? t('coverage.nobody')
          : t('coverage.sum', { percent: now.percent, inPost: now.inPost.length, asked: of, leftOut: now.leftOut.length })}
      </p>
      <Section title={t('coverage.withoutTitle')} aside={t('people', { count: now.without.length })}>
        {now.without.length === 0 ? (
          <p className="zb-block zb-sub">{t('coverage.allIn')}</p>
        ) : (
          <Ledger>{now.without.map((id) => row(id, true))}</Ledger>
        )}
      </Section>
      {byReason.map(({ reason, ids }) => (
        <Section key={reason} title={t('leftOut.title', { reason: word(reason) })} aside={t('people', { count: ids.length })}>
          <Ledger>{ids.map((id) => row(id, isWaiver(reason)))}</Ledger>
          <p className="zb-block zb-sub">{t('source', { source: sourceWords(records, leftOutSource(reason)) })}</p>
        </Section>
      ))}
      {asked !== null && <WaiverSheet key={asked} memberId={asked} posts={posts} onClose={() => setAsked(null)} />}
    </AppPage>
  );
}

const isWaiver = (reason: LeftOutReason): reason is WaiverReason => WaiverReason.safeParse(reason).success;

/** Asks nothing of a member for a time, with the reason in a word; or asks him again. */
function WaiverSheet({ memberId, posts, onClose }: { readonly memberId: string; readonly posts: Posts; readonly onClose: () => void }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today, newId } = useServices();
  const save = useSave();
  const [reason, setReason] = useState<WaiverReason | null>(null);
  const [tried, setTried] = useState(false);
  const day = today();
  // Two phones may have made one each; whoever is asked again is asked by both.
  const held = posts.waivers.filter(({ body }) => body.memberId === memberId && (body.until === null || body.until >= day));
  const name = posts.nameOf(memberId);
  const waive = async (): Promise<void> => {
    setTried(true);
    if (reason === null) return;
    const body = PostWaiverBody.parse({ memberId: memberId as MemberId, waiverReason: reason, from: day });
    const saved = await save({ id: newId() as RecordId, kind: 'postWaiver', body, baseline: null });
    if (saved.ok) onClose();
  };
  const askAgain = async (): Promise<void> => {
    for (const waiver of held) {
      const body = { ...waiver.body, until: addDays(day, -1) };
      const saved = await save({ id: waiver.id, kind: 'postWaiver', body, baseline: waiver.body as unknown as JsonObject });
      if (!saved.ok) return;
    }
    onClose();
  };
  if (held.length > 0)
    return (
      <Sheet open title={name} onClose={onClose}>
        <p className="zb-sub">{t('waiver.heldHelp')}</p>
        <div className="zb-tools">
          <Button main wide onPress={() => void askAgain()}>
            {t('waiver.end')}
          </Button>
        </div>
      </Sheet>
    );
  return (
    <Sheet open title={t('waiver.title', { name })} onClose={onClose}>
      <p className="zb-sub">{t('waiver.help')}</p>
      <ChoiceChips
        label={t('waiver.reason')}
        error={tried && reason === null ? t('wrong.waiver') : undefined}
        choices={WaiverReason.options.map((value) => ({ value, label: records(`waiverReason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <div className="zb-tools zb-post-acts">
        <Button main wide onPress={() => void waive()}>
          {t('waiver.save')}
        </Button>
        <Button wide href="/posts">
          {t('waiver.choosePost')}
        </Button>
      </div>
    </Sheet>
  );
}
