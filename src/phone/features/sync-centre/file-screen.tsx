import { Share2, Upload } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Problem } from '#domain/kernel/result.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { exportUnsent, importUnsent } from '#storage/unsent.ts';
import { previewUnsent, type UnsentPreview } from '#storage/unsent-preview.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import './sync-centre.css';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** Carries unsent work in a file: out of this phone, and into it from another one of the branch. */
export function FileScreen() {
  const { t } = useTranslation('attention');
  return (
    <AppPage title={t('file.title')} back="/me/sync">
      <Outward />
      <Inward />
    </AppPage>
  );
}

function Outward() {
  const { t } = useTranslation('attention');
  const { today, saveFile, shareFile } = useServices();
  const toast = useToast();
  const found = useLive(exportUnsent);
  if (found.state === 'loading') return null;
  const { waiting, notTaken, drafts } = found.data;
  if (waiting.length + notTaken.length + drafts.length === 0)
    return (
      <Section title={t('file.out')}>
        <EmptyState title={t('file.none')} />
      </Section>
    );
  const name = t('file.name', { day: today() });
  const content = (): Blob => new Blob([JSON.stringify(found.data, null, 1)], { type: 'application/json' });
  const save = (): void => {
    saveFile(name, content());
    toast({ text: t('file.saved') });
  };
  const share = async (): Promise<void> => {
    const done = await shareFile(name, content());
    if (done === 'shared') toast({ text: t('file.shared') });
    // A phone that cannot hand files to others can still save them.
    if (done === 'unable') save();
  };
  return (
    <Section title={t('file.out')}>
      <p className="zb-block">{t('file.outCount', { count: waiting.length, notTaken: notTaken.length, drafts: drafts.length })}</p>
      <p className="zb-block zb-sub">{t('file.outHelp')}</p>
      <div className="zb-block zb-stack">
        <Button wide icon={<Share2 {...ICON} />} onPress={() => void share()}>
          {t('file.share')}
        </Button>
        <Button wide onPress={save}>
          {t('file.save')}
        </Button>
      </div>
    </Section>
  );
}

function Inward() {
  const { t } = useTranslation('attention');
  const { db, writer } = useServices();
  const toast = useToast();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [seen, setSeen] = useState<UnsentPreview | null>(null);
  const [wrong, setWrong] = useState<Problem<'unsent.unreadable' | 'unsent.otherBranch'> | null>(null);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (seen ?? wrong) head.current?.scrollIntoView?.({ block: 'nearest' });
  }, [seen, wrong]);

  const open = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const looked = await previewUnsent(db, writer.branchId, await file.text());
    setSeen(looked.ok ? looked.value : null);
    setWrong(looked.ok ? null : looked.problem);
    // The same file can be chosen again.
    if (input.current) input.current.value = '';
  };
  const bring = async (): Promise<void> => {
    if (seen === null) return;
    const done = await importUnsent(db, writer.branchId, seen.file);
    toast({ text: done.ok ? t('file.brought', { count: done.value.added }) : problemText(done.problem) });
    if (done.ok) await navigate('/me/sync', { replace: true });
  };
  return (
    <Section title={t('file.in')}>
      <p className="zb-block zb-sub">{t('file.inHelp')}</p>
      <div ref={head}>
        {wrong && (
          <p className="zb-block zb-reason" role="alert">
            {t(wrong.code === 'unsent.otherBranch' ? 'file.otherBranch' : 'file.unreadable')}
          </p>
        )}
        {seen && <Preview seen={seen} />}
      </div>
      <div className="zb-block zb-stack">
        {seen !== null && seen.fresh > 0 && (
          <Button main wide onPress={() => void bring()}>
            {t('file.bring', { count: seen.fresh })}
          </Button>
        )}
        <label htmlFor={id} className="zb-btn zb-btn-second zb-btn-wide zb-file">
          <Upload {...ICON} />
          {t(seen === null && wrong === null ? 'file.open' : 'file.again')}
          <input ref={input} id={id} type="file" accept=".json,application/json" onChange={(event) => void open(event.target.files?.[0])} />
        </label>
      </div>
    </Section>
  );
}

function Preview({ seen }: { readonly seen: UnsentPreview }) {
  const { t } = useTranslation('attention');
  const days = useDayWords();
  const rows = [
    [t('file.who'), seen.authors.length === 0 ? t('file.whoUnknown') : formats().list(seen.authors)],
    [
      t('file.when'),
      seen.from === null || seen.to === null
        ? ''
        : seen.from === seen.to
          ? days.moment(seen.from)
          : t('file.span', { from: days.moment(seen.from), to: days.moment(seen.to) }),
    ],
    [t('file.all'), t('file.allCount', { count: seen.waiting })],
    [t('file.fresh'), t('file.freshCount', { count: seen.fresh })],
  ];
  return (
    <>
      <dl className="zb-facts" aria-label={t('file.preview')}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {seen.fresh === 0 && <p className="zb-block">{t('file.nothingNew')}</p>}
      {seen.notTaken + seen.drafts > 0 && (
        <p className="zb-block zb-sub">{t('file.readOnly', { notTaken: seen.notTaken, drafts: seen.drafts })}</p>
      )}
    </>
  );
}
