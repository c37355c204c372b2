/** An endpoint for one case: answers the attempts of every call as the case says, and notes what it was called for. */
import { createServer, type IncomingMessage } from 'node:http';
import type { EndpointAnswer } from '@kairos/engine';
import type { Observed } from './observe';

export interface CaseEndpoint {
  /** As `host:port`. */
  host: string;
  url: string;
  /** By the ids that the calls carry. */
  calls(): Observed['calls'];
  close(): void;
}

export async function openCaseEndpoint(answers: readonly EndpointAnswer[]): Promise<CaseEndpoint> {
  const calls = new Map<string, Observed['calls'][number]>();
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const id = String(request.headers['webhook-id']);
      const called: { data: { journey: { step: string } } } = JSON.parse(body);
      const call = calls.get(id) ?? [called.data.journey.step, []];
      calls.set(id, call);
      const answer = answers[Math.min(call[1].length, answers.length - 1)];
      const given = answer === undefined ? 200 : answer;
      call[1].push(given);
      if (given === null) response.destroy();
      else response.writeHead(given).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The endpoint of the case listens on no port.');
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    url: `http://${host}/hook`,
    calls: () => [...calls.values()],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
