// `npm run dev`: Vite with reload in front of the endpoint, which restarts when its sources change.
import { spawn } from 'node:child_process';

const parts = [
  spawn(process.execPath, ['--watch', 'src/server/main.ts'], { stdio: 'inherit' }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { stdio: 'inherit' }),
];

const stop = (code: number): void => {
  for (const part of parts) part.kill('SIGTERM');
  process.exitCode = code;
};

for (const part of parts) part.once('exit', (code) => stop(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0));
