// `node server/main.js PEER FILE`: an endpoint for one of the peers over the documents of FILE, one JSON a line. Tells its parent its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { makeCouchEndpoint } from './couch.js';
import { answer, bodyOf } from './http.js';
import { makeMemoryEndpoint } from './memory.js';

const [peer, file] = process.argv.slice(2);
const documents = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const endpoint = peer.startsWith('pouchdb') ? await makeCouchEndpoint(documents) : makeMemoryEndpoint(documents);

async function serve(request, response) {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/bench/touch') {
    await endpoint.touch(await bodyOf(request));
    return answer(response, ['{}']);
  }
  if (url.pathname === '/bench/bodies')
    return answer(
      response,
      (await endpoint.bodies()).map((entry) => `${JSON.stringify(entry)}\n`),
    );
  return endpoint.handle(request, response, url);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
