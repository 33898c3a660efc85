import { memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { useElder } from '#phone/use-elder.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { RosterPill } from './roster-pill.tsx';
import type { RosterRow } from './use-roster.ts';

// Below this many letters the list is short enough to be looked through.
const INDEX_FROM = 4;

type Context = { readonly head: ReactNode };

// One and the same component at every render, or the chips would be made anew at every letter typed.
const parts = { Header: ({ context }: { readonly context: Context }) => context.head };

/** One member's line. Lines are told apart by their place and not by their member: at a letter typed they change their words, which is far quicker than making new ones. */
const Row = memo(function Row({
  member,
  letter,
  facts,
}: {
  readonly member: LocalRecord<'member'>;
  readonly letter: string | null;
  readonly facts: string;
}) {
  return (
    <div className="zb-roster-row">
      <LedgerRow
        margin={letter === null ? null : <b>{letter}</b>}
        name={member.body.name}
        facts={facts}
        pill={<RosterPill member={member} />}
        href={`/roster/${member.id}`}
      />
    </div>
  );
});

/** The ruled list with its letters in the margin and the way to each letter at the right edge, or behind a button in the elder form. */
export const RosterList = memo(function RosterList({
  rows,
  facts,
  head,
}: {
  readonly rows: readonly RosterRow[];
  readonly facts: (member: LocalRecord<'member'>) => string;
  /** Scrolls away with the list. */
  readonly head: ReactNode;
}) {
  const { t } = useTranslation('roster');
  const list = useRef<VirtuosoHandle>(null);
  const elder = useElder();
  const [choosing, setChoosing] = useState(false);
  const [top, setTop] = useState(0);
  const firsts = useMemo(() => {
    const first = new Map<string, number>();
    for (const [i, { entry }] of rows.entries()) if (!first.has(entry.letter)) first.set(entry.letter, i);
    return first;
  }, [rows]);
  const goTo = (letter: string) => {
    setChoosing(false);
    list.current?.scrollToIndex({ index: firsts.get(letter) ?? 0, align: 'start' });
  };
  const keys = [...firsts.keys()];
  const indexed = keys.length >= INDEX_FROM;
  const current = rows[top]?.entry.letter;
  const context = useMemo(() => ({ head }), [head]);
  return (
    <>
      {elder && indexed && (
        <div className="zb-roster-by">
          <Button wide onPress={() => setChoosing(true)}>
            {t('byLetter')}
          </Button>
        </div>
      )}
      <div className="zb-roster-list">
        <Virtuoso
          ref={list}
          data={rows}
          context={context}
          components={parts}
          increaseViewportBy={{ top: 0, bottom: 300 }}
          rangeChanged={({ startIndex }) => setTop(startIndex)}
          itemContent={(i, { member, entry }) => (
            <Row member={member} letter={firsts.get(entry.letter) === i ? entry.letter : null} facts={facts(member)} />
          )}
        />
        {!elder && indexed && (
          <nav className="zb-letters" aria-label={t('letters')}>
            {keys.map((letter) => (
              <button key={letter} type="button" aria-current={letter === current ? 'true' : undefined} onClick={() => goTo(letter)}>
                {letter}
              </button>
            ))}
          </nav>
        )}
      </div>
      <Sheet open={choosing} title={t('byLetter')} onClose={() => setChoosing(false)}>
        <div className="zb-letter-grid">
          {keys.map((letter) => (
            <Button key={letter} onPress={() => goTo(letter)}>
              {letter}
            </Button>
          ))}
        </div>
      </Sheet>
    </>
  );
});
