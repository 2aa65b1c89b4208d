import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// node out/test/bench/service.js <delay in ms>
// A service that answers as documented after a while, in a process of its own: it does less than the fake gateway,
// so that neither its work nor its record is what is measured. Sends its port to the process that forked it.

const delayMs = Number(process.argv[2] ?? 0);
const server = createServer((request, response) => {
  const mediaId = new URL(request.url ?? '', 'http://localhost').searchParams.get('mediaId') ?? '';
  const answer = JSON.stringify({ status: 'success', statusCode: '200', mediaId, reason: 'success' });
  const send = (): void => {
    response.setHeader('Content-Type', 'application/json');
    response.end(answer);
  };
  if (delayMs === 0) send();
  else setTimeout(send, delayMs);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit(0));
