import { answer, bodyOf, listed } from './http.js';

/**
 * The least that RxDB and WatermelonDB need of an endpoint. It keeps everything in memory and judges nothing, which flatters them:
 * ours checks every edit and writes it to the disk before it answers.
 */
export function makeMemoryEndpoint(documents) {
  const stored = new Map();
  let head = 0;
  const put = (document) => {
    head += 1;
    // The order of the map is the order of the last change.
    stored.delete(document.id);
    stored.set(document.id, { seq: head, document });
  };
  for (const document of documents) put(document);

  function after(seq, limit) {
    if (seq >= head) return [];
    const found = [];
    for (const entry of stored.values()) {
      if (entry.seq <= seq) continue;
      found.push(entry);
      if (found.length === limit) break;
    }
    return found;
  }

  const rowOf = ({ id, branchId, kind, day, standing, rev, body, review, ...rest }) => ({
    id,
    branch_id: branchId,
    kind,
    day,
    standing,
    rev,
    body: JSON.stringify(body),
    review: JSON.stringify(review),
    created_by_name: rest.createdByName,
    first_written_at: rest.firstWrittenAt,
    handed_in_at: rest.handedInAt,
    updated_by_name: rest.updatedByName,
    stamped_at: rest.updatedAt,
  });

  return {
    touch(edits) {
      for (const { id, field, value } of edits) {
        const { document } = stored.get(id);
        put({ ...document, rev: document.rev + 1, body: { ...document.body, [field]: value } });
      }
    },
    bodies: () => [...stored.values()].map(({ document }) => ({ id: document.id, body: document.body })),
    async handle(request, response, url) {
      if (url.pathname === '/rxdb/pull') {
        const seq = Number(url.searchParams.get('seq'));
        const found = after(seq, Number(url.searchParams.get('limit')));
        const at = JSON.stringify({ seq: found.at(-1)?.seq ?? seq });
        const texts = found.map(({ document }) => JSON.stringify({ ...document, _deleted: false }));
        return answer(response, ['{"documents":[', ...listed(texts), `],"checkpoint":${at}}`]);
      }
      if (url.pathname === '/rxdb/push') {
        const conflicts = [];
        for (const { assumedMasterState, newDocumentState } of await bodyOf(request)) {
          const known = stored.get(newDocumentState.id)?.document;
          if (known && known.rev !== assumedMasterState?.rev) conflicts.push({ ...known, _deleted: false });
          else {
            const { _deleted, ...document } = newDocumentState;
            put(document);
          }
        }
        return answer(response, [JSON.stringify(conflicts)]);
      }
      if (url.pathname === '/watermelondb/pull') {
        const since = Number(url.searchParams.get('since'));
        const texts = after(since, Number.POSITIVE_INFINITY).map(({ document }) => JSON.stringify(rowOf(document)));
        const created = since === 0;
        return answer(response, [
          `{"changes":{"records":{"deleted":[],"${created ? 'updated' : 'created'}":[],"${created ? 'created' : 'updated'}":[`,
          ...listed(texts),
          `]}},"timestamp":${head}}`,
        ]);
      }
      if (url.pathname === '/watermelondb/push') {
        const { changes, lastPulledAt } = await bodyOf(request);
        for (const row of changes.records.updated) {
          const { seq, document } = stored.get(row.id);
          if (seq > lastPulledAt) throw new Error(`${row.id} was changed meanwhile`);
          put({ ...document, rev: row.rev, body: JSON.parse(row.body) });
        }
        return answer(response, ['{}']);
      }
      response.writeHead(404).end();
    },
  };
}
