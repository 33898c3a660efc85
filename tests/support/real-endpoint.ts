import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The real endpoint in a process of its own. */
export type RealEndpoint = {
  readonly address: string;
  /** Ends it without a goodbye. */
  readonly kill: () => Promise<void>;
  /** Asks it to end; answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** What it wrote on its error line. */
  readonly complaints: () => string;
};

/** Where its data is: a folder for SQLite, or a PostgreSQL with a schema. */
export type RealPlace = { readonly folder: string } | { readonly url: string; readonly schema: string };

const environmentOf = (place: RealPlace): Record<string, string> =>
  'folder' in place
    ? { DATA_DIR: place.folder, DATABASE_URL: '' }
    : { DATA_DIR: '', DATABASE_URL: `${place.url}?options=${encodeURIComponent(`-c search_path=${place.schema}`)}` };

/** Starts src/server/main.ts on a free port and waits until it says where it is. The store must not be empty. */
export function startReal(place: RealPlace): Promise<RealEndpoint> {
  const environment = { ...process.env, ...environmentOf(place), PORT: '0', HOST: '127.0.0.1', PUBLIC_URL: '' };
  const child: ChildProcess = spawn(process.execPath, ['src/server/main.ts'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('no output');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Endpoint {3}(http:\/\/localhost:\d+)\//.exec(line)?.[1]?.replace('localhost', '127.0.0.1');
      if (address === undefined) return;
      resolve({
        address,
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
        complaints: () => said,
      });
    });
    void ended.then((code) => reject(new Error(`the endpoint ended with ${code}: ${said}`)));
  });
}
