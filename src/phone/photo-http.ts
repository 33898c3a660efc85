import type { AccountId, BranchId } from '#domain/kernel/ids.ts';
import { pictureTypes } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import { MissingPhotos, PIECE_TYPE } from '#protocol/photos.ts';
import { ProblemBody, type ProblemCode } from '#protocol/problem.ts';
import type { PhotoAnswer, PhotoFailure, PhotoTownship } from '#sync/photos/ports.ts';
import { eitherSignal } from './either-signal.ts';
import type { Fetch } from './township-http.ts';

// The endpoint itself gives a request 30 s; a piece that needs longer is too large for this line.
const TIMEOUT_MS = 28_000;
// A whole photo over the thinnest line that still is one.
const FETCH_TIMEOUT_MS = 120_000;

const byCode: Partial<Record<ProblemCode, PhotoFailure>> = {
  'photo.moved': 'moved',
  'photo.damaged': 'damaged',
  'photo.wrongType': 'refused',
  'photo.notBare': 'refused',
  'photo.branchFull': 'full',
  'request.tooLarge': 'tooLarge',
  'not.found': 'scopeLost',
  'access.denied': 'scopeLost',
  'sync.scopeLost': 'scopeLost',
};

const byStatus: Readonly<Record<number, PhotoFailure>> = {
  401: 'signIn',
  409: 'moved',
  413: 'tooLarge',
  426: 'outdated',
  429: 'busy',
  502: 'busy',
  503: 'busy',
  504: 'busy',
};

type Failed = Extract<PhotoAnswer<never>, { ok: false }>;

/** Why an answer is not the one that was hoped for. */
async function failureOf(response: Response): Promise<Failed> {
  const isJson = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
  const said = isJson ? ProblemBody.safeParse(await response.json().catch(() => undefined)) : undefined;
  const code = said?.success ? byCode[said.data.problem.code as ProblemCode] : undefined;
  const retry = response.headers.get('Retry-After') ?? '';
  // Neither the endpoint's words nor a status that only it or its proxy gives: a captive portal.
  const known = code ?? byStatus[response.status] ?? (said?.success ? 'fault' : 'offline');
  return { ok: false, failure: known, ...(/^\d{1,6}$/.test(retry) ? { waitMs: Number(retry) * 1000 } : {}) };
}

const number = (response: Response, header: string): number | undefined => {
  const text = response.headers.get(header) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};

/** The township's photos over HTTP, with the verbs of tus: HEAD asks how much has arrived, PATCH goes on from there. It never throws. */
export function photoHttp(fetch: Fetch, account?: AccountId): PhotoTownship {
  const at = (branchId: BranchId, name: string): string => `/api/v1/photos/${branchId}/${name}`;
  const ask = async (
    path: string,
    init: { readonly method: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: BodyInit },
    given: { readonly signal?: AbortSignal | undefined; readonly timeoutMs?: number } = {},
  ): Promise<Response | undefined> => {
    const timeout = AbortSignal.timeout(given.timeoutMs ?? TIMEOUT_MS);
    try {
      return await fetch(path, {
        ...init,
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        headers: { ...init.headers, 'X-Zhibu': '1', ...(account === undefined ? {} : { 'X-Zhibu-Account': account }) },
        signal: given.signal ? eitherSignal(given.signal, timeout) : timeout,
      });
    } catch {
      return undefined;
    }
  };
  const offline: Failed = { ok: false, failure: 'offline' };

  return {
    async arrived({ branchId, sha }, signal) {
      const response = await ask(at(branchId, sha), { method: 'HEAD' }, { signal });
      if (!response) return offline;
      // The answer to a HEAD says no code. A branch that is not his any more looks the same; the first piece will tell.
      if (response.status === 404) return { ok: true, value: null };
      if (response.status !== 200) return failureOf(response);
      const [offset, size] = [number(response, 'Upload-Offset'), number(response, 'Upload-Length')];
      return offset === undefined || size === undefined ? offline : { ok: true, value: { offset, size } };
    },

    async append({ branchId, sha, size, type }, offset, piece, signal) {
      const headers = { 'Content-Type': PIECE_TYPE, 'Upload-Offset': String(offset), 'Upload-Length': String(size), 'Upload-Mime': type };
      const response = await ask(at(branchId, sha), { method: 'PATCH', headers, body: piece.slice() }, { signal });
      if (!response) return offline;
      if (response.status !== 204) return failureOf(response);
      const arrived = number(response, 'Upload-Offset');
      return arrived === undefined ? offline : { ok: true, value: arrived };
    },

    async missing(branchId) {
      const response = await ask(at(branchId, 'missing'), { method: 'GET' });
      if (!response) return offline;
      if (response.status !== 200) return failureOf(response);
      const said = MissingPhotos.safeParse(await response.json().catch(() => undefined));
      return said.success ? { ok: true, value: said.data.missing } : offline;
    },

    async bring(branchId: BranchId, sha: PhotoHash) {
      const response = await ask(at(branchId, sha), { method: 'GET' }, { timeoutMs: FETCH_TIMEOUT_MS });
      if (!response) return offline;
      if (response.status !== 200) {
        const failed = await failureOf(response);
        return failed.failure === 'scopeLost' && response.status === 404 ? { ok: true, value: null } : failed;
      }
      const type = pictureTypes.find((known) => known === response.headers.get('Content-Type'));
      const bytes = await response.arrayBuffer().catch(() => undefined);
      return type && bytes ? { ok: true, value: { bytes: new Uint8Array(bytes), type } } : offline;
    },
  };
}
