import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';

/** Stands before an endpoint as a deployment does that brings a newer version of the app, and can cut its API off. */
export class NewerVersion {
  readonly #server: Server;
  /** Whether the newer version is there to be fetched. */
  isOut = false;
  /** Whether the township cannot be asked. */
  apiIsCut = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://localhost:${address.port}`;
  }

  static async before(endpointUrl: string): Promise<NewerVersion> {
    const server = createServer();
    const front = new NewerVersion(server);
    server.on('request', (incoming, outgoing) => {
      const path = incoming.url ?? '/';
      if (front.apiIsCut && path.startsWith('/api/')) {
        incoming.socket.destroy();
        return;
      }
      const worker = path === '/sw.js' && front.isOut;
      const { 'if-none-match': _, 'accept-encoding': __, ...headers } = incoming.headers;
      const onward = request(endpointUrl + path, { method: incoming.method, headers }, (answer) => {
        const { 'content-length': length, etag, ...rest } = answer.headers;
        outgoing.writeHead(answer.statusCode ?? 502, worker ? rest : answer.headers);
        answer.on('data', (piece) => outgoing.write(piece));
        answer.on('end', () => outgoing.end(worker ? '\n// the next version\n' : undefined));
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return front;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
