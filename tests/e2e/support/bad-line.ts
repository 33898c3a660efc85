import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';

/** What the line does to a question it is told to spoil. */
export type Trouble =
  /** A page of somebody else's answers, as in a hotel or a hospital that wants a telephone number first. */
  | 'portal'
  /** The answer breaks off in the middle. */
  | 'cut'
  /** The question arrives and is answered, but the answer never comes. */
  | 'swallow'
  /** Nobody is there. */
  | 'down';

/** A line between phone and township that can be spoilt. Pages of the app itself always come. */
export class BadLine {
  readonly #server: Server;
  /** Which questions are spoilt, and how often it still happens. */
  spoil: { readonly what: Trouble; readonly on: RegExp; left: number } | undefined;
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://localhost:${address.port}`;
  }

  static async before(endpointUrl: string): Promise<BadLine> {
    const server = createServer();
    const line = new BadLine(server);
    server.on('request', (incoming, outgoing) => line.#carry(endpointUrl, incoming, outgoing));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  /** How often a question was asked so far. */
  count(path: RegExp): number {
    return this.asked.filter((asked) => path.test(asked)).length;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #trouble(path: string): Trouble | undefined {
    const { spoil } = this;
    if (!spoil || spoil.left <= 0 || !spoil.on.test(path)) return undefined;
    spoil.left -= 1;
    return spoil.what;
  }

  #carry(endpointUrl: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = incoming.url ?? '/';
    this.asked.push(path);
    const trouble = this.#trouble(path);
    if (trouble === 'down') return void incoming.socket.destroy();
    if (trouble === 'portal') {
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void outgoing.end('<!doctype html><title>登录上网</title><h1>请输入手机号上网</h1>');
    }
    const onward = request(endpointUrl + path, { method: incoming.method, headers: incoming.headers }, (answer) => {
      const pieces: Buffer[] = [];
      if (trouble === undefined) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        return;
      }
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        if (trouble === 'swallow') return void incoming.socket.destroy();
        const all = Buffer.concat(pieces);
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.write(all.subarray(0, Math.floor(all.length / 2)), () => incoming.socket.destroy());
      });
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}
