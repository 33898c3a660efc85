import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ColumnUse, ImportDone, ImportPreview, type RosterColumn, type RowDecision } from '#protocol/importing.ts';
import { DeskProblem } from '#township/client.ts';
import { useServices } from '#township/services.tsx';

/** What staff say of a file while they look at it. */
export type Said = {
  readonly columns: Readonly<Record<string, ColumnUse>>;
  readonly mends: readonly { readonly row: number; readonly column: RosterColumn; readonly text: string }[];
  readonly decisions: readonly { readonly row: number; readonly as: RowDecision }[];
};

const nothingSaid: Said = { columns: {}, mends: [], decisions: [] };

/** The bytes of a file as base64, a piece at a time: a call with two million arguments is too many for a browser. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

type Of = { readonly branchId: string; readonly file: File; readonly said: Said };

/** A roster file being looked at: every word about it is judged anew by the endpoint, and nothing is written before `take`. */
export function useImport() {
  const { client } = useServices();
  const queries = useQueryClient();
  const [branchId, setBranchId] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>(nothingSaid);
  const [found, setFound] = useState<ImportPreview | null>(null);

  const preview = useMutation({
    mutationFn: async (of: Of) =>
      client.post(`/branches/${of.branchId}/import/preview`, { file: await base64Of(of.file), ...of.said }, ImportPreview),
    onSuccess: (answer) => setFound(answer),
    onError: () => setFound(null),
  });
  const take = useMutation({
    mutationFn: async (of: Of & { readonly ticket: string }) =>
      client.post(
        `/branches/${of.branchId}/import?ticket=${encodeURIComponent(of.ticket)}`,
        { file: await base64Of(of.file), ...of.said },
        ImportDone,
      ),
    onSuccess: () => {
      for (const queryKey of [['branches'], ['members'], ['inbox'], ['overview'], ['people-of']])
        void queries.invalidateQueries({ queryKey });
    },
    onError: (error, of) => {
      if (error instanceof DeskProblem && error.code === 'import.changed') preview.mutate(of);
    },
  });

  const look = (nextBranch: string, nextFile: File | null): void => {
    setBranchId(nextBranch);
    setFile(nextFile);
    setSaid(nothingSaid);
    setFound(null);
    take.reset();
    preview.reset();
    if (nextBranch !== '' && nextFile) preview.mutate({ branchId: nextBranch, file: nextFile, said: nothingSaid });
  };
  const say = (next: Said): void => {
    setSaid(next);
    if (file) preview.mutate({ branchId, file, said: next });
  };
  return {
    branchId,
    file,
    said,
    found,
    preview,
    take,
    look,
    /** Writes a cell anew; null gives back what the file says. */
    mend: (row: number, column: RosterColumn, text: string | null) => {
      const others = said.mends.filter((mend) => mend.row !== row || mend.column !== column);
      say({ ...said, mends: text === null ? others : [...others, { row, column, text }] });
    },
    /** Says who a row is; null asks again. */
    decide: (row: number, as: RowDecision | null) => {
      const others = said.decisions.filter((decision) => decision.row !== row);
      say({ ...said, decisions: as === null ? others : [...others, { row, as }] });
    },
    use: (heading: string, use: ColumnUse) => say({ ...said, columns: { ...said.columns, [heading]: use } }),
  };
}

/** A file being looked at, as its screens see it. */
export type Importing = ReturnType<typeof useImport>;
