import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}

/** The endpoint as it runs in a township: a process of its own on a folder of its own. It can be stopped and started again. */
export class EndpointProcess {
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #said = '';

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
    this.url = `http://localhost:${port}`;
  }

  /** Opens one on a fresh folder that `fill` has put a township into. */
  static async open(fill: (folder: string) => void): Promise<EndpointProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'zhibu-e2e-'));
    fill(folder);
    const endpoint = new EndpointProcess(folder, await freePort());
    await endpoint.start();
    return endpoint;
  }

  /** Starts it; resolves when it answers. */
  async start(): Promise<void> {
    if (this.#process) throw new Error('it runs already');
    const { DATABASE_URL: _, PUBLIC_URL: __, ...inherited } = process.env;
    const child = spawn(process.execPath, ['src/server/main.ts'], {
      env: { ...inherited, PORT: String(this.#port), HOST: '127.0.0.1', DATA_DIR: this.#folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (this.#said += piece.toString()));
    const answering = async (): Promise<boolean> => {
      if (child.exitCode !== null) throw new Error(`the endpoint ended:\n${this.#said}`);
      return fetch(`${this.url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      );
    };
    const until = performance.now() + 20_000;
    while (!(await answering())) {
      if (performance.now() > until) throw new Error(`the endpoint does not answer:\n${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops it, as a power cut does when `kill` is SIGKILL; resolves when nothing answers any more. */
  async stop(kill: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    if (!child) return;
    this.#process = undefined;
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(kill);
    await ended;
  }

  /** Stops it and takes its folder away. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Puts the township of the browser tests into a folder. */
export function plant(folder: string): void {
  execFileSync(process.execPath, ['tests/e2e/support/plant.ts', folder], { stdio: 'inherit' });
}

/** Puts one large branch with a year of records into a folder. */
export function plantLarge(folder: string): void {
  execFileSync(process.execPath, ['src/server/seed/main.ts', '--fixture', 'B3', '--years', '1', '--data-dir', folder], { stdio: 'ignore' });
}

/** Puts the practice township with three villages into a folder. */
export function plantDemo(folder: string): void {
  execFileSync(process.execPath, ['src/server/seed/main.ts', '--fixture', 'demo', '--years', '1', '--data-dir', folder], {
    stdio: 'ignore',
  });
}

/** Puts the practice township into a folder with a scribe and a group leader besides its secretaries. */
export function plantDemoPeople(folder: string): void {
  execFileSync(process.execPath, ['tests/e2e/support/plant-demo.ts', folder], { stdio: 'ignore' });
}
