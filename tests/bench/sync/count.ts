// Loaded before an endpoint: counts what goes over its sockets, headers and all, and says so when its parent asks.
import { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Counts } from './counts.ts';

const open = new Set<Socket>();
const past = { up: 0, down: 0 };
let requests = 0;

function note(socket: Socket): void {
  open.add(socket);
  socket.once('close', () => {
    open.delete(socket);
    past.up += socket.bytesRead;
    past.down += socket.bytesWritten;
  });
}

const emit = Server.prototype.emit;
Server.prototype.emit = function (this: Server, event: string | symbol, ...rest: unknown[]): boolean {
  if (event === 'connection') note(rest[0] as Socket);
  if (event === 'request') requests += 1;
  return Reflect.apply(emit, this, [event, ...rest]) as boolean;
} as typeof emit;

process.on('message', (asked) => {
  if (asked !== 'count') return;
  const sockets = [...open];
  const { user, system } = process.cpuUsage();
  const counts: Counts = {
    up: sockets.reduce((sum, socket) => sum + socket.bytesRead, past.up),
    down: sockets.reduce((sum, socket) => sum + socket.bytesWritten, past.down),
    requests,
    cpuMs: (user + system) / 1000,
  };
  process.send?.({ counts });
});
// A listener keeps a process alive; this one is not to.
process.channel?.unref();
