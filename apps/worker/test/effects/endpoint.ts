/** A receiver of webhooks for tests: answers as it is told, and keeps what it got. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

export interface ReceivedCall {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What to do with the n-th call, from 1. */
export type Answer = (call: ReceivedCall, nth: number, response: ServerResponse) => void;

export const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end('noted');

export async function openEndpoint(answer: Answer) {
  const received: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = {
        id: String(request.headers['webhook-id']),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(call);
      answer(call, received.length, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
