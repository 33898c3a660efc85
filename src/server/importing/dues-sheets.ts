import { differenceFen, standingOfBatch, statedFen } from '#domain/dues/township-book.ts';
import type { YearLedger } from '#domain/dues/year-ledger.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { DeskDues } from '#protocol/dues.ts';
import words from './dues-words.json' with { type: 'json' };
import { type SheetCell, workbookOf } from './workbook.ts';

const money = (fen: Fen): SheetCell => ({ fen });
const orEmpty = (fen: Fen): SheetCell => (fen === 0 ? '' : money(fen));
const added = (amounts: readonly Fen[]): Fen => amounts.reduce<number>((sum, amount) => sum + amount, 0) as Fen;

/** The year's ledger of a branch (党费收缴台账) as an xlsx: members by months, yuan with two places, the sums in the last line. */
export function ledgerSheet(ledger: YearLedger, groups: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const columns = [
    { heading: words.ledger.name, width: 16 },
    { heading: words.ledger.group, width: 14 },
    ...ledger.months.map((month) => ({ heading: words.ledger.month.replace('{{n}}', String(Number(month.slice(5)))), width: 10 })),
    { heading: words.ledger.gifts, width: 12 },
    { heading: words.ledger.sum, width: 12 },
  ];
  const rows = ledger.rows.map(({ member, paid, gifts, sum }): SheetCell[] => [
    member.body.name,
    groups.get(member.body.groupId ?? '') ?? '',
    ...paid.map(orEmpty),
    orEmpty(gifts),
    money(sum),
  ]);
  return workbookOf(words.ledger.sheetName, columns, [
    ...rows,
    [words.ledger.together, '', ...ledger.paid.map(money), money(ledger.gifts), money(ledger.sum)],
  ]);
}

/** The year's reconciliation of a township (对账单) as an xlsx: every batch, then what each village collected, took up and holds. */
export function reconciliationSheet({ rows }: DeskDues): Promise<Uint8Array> {
  const { columns: heads } = words.reconciliation;
  const widths = [16, 13, 8, 12, 12, 12, 12, 12, 14, 28];
  const lines = rows.flatMap((row) =>
    [...row.batches].reverse().map((batch): SheetCell[] => {
      const difference = differenceFen(batch);
      return [
        row.name,
        batch.remittedOn,
        batch.entries,
        money(statedFen(batch)),
        orEmpty(batch.largeFen),
        batch.receipt?.countedFen == null ? '' : money(batch.receipt.countedFen),
        difference === null ? '' : money(difference),
        words.reconciliation.standing[standingOfBatch(batch)],
        batch.receipt?.number ?? '',
        batch.receipt?.note ?? '',
      ];
    }),
  );
  const took = (row: DeskDues['rows'][number]): Fen => added(row.batches.filter(({ withdrawn }) => !withdrawn).map(statedFen));
  const sums = rows.map((row): SheetCell[] => [row.name, '', '', money(took(row)), money(row.collectedFen), money(row.heldFen)]);
  return workbookOf(
    words.reconciliation.sheetName,
    heads.map((heading, i) => ({ heading, width: widths[i] ?? 12 })),
    [
      ...lines,
      [],
      words.reconciliation.sums,
      ...sums,
      [
        words.ledger.together,
        '',
        '',
        money(added(rows.map(took))),
        money(added(rows.map(({ collectedFen }) => collectedFen))),
        money(added(rows.map(({ heldFen }) => heldFen))),
      ],
    ],
  );
}
