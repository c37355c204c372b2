/** Sends events to the intake as a sender outside would: over HTTP connections that stay open. */
import { Agent, request } from 'node:http';
import { OperatorError } from '@kairos/db/embedded';

const ANSWERS_WITHIN_MS = 60_000;
/** More than are ever needed at once by an intake that keeps up; what waits for one counts as late. */
const CONNECTIONS = 256;

export class EventSender {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  private readonly authorization: string;

  constructor(
    private readonly apiUrl: string,
    writeKey: string,
  ) {
    this.authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  }

  /** Sends all bodies to `/v1/batch`, so many at a time; resolves when every one was answered with success. */
  async sendBatches(bodies: readonly Buffer[], connections: number, signal: AbortSignal): Promise<void> {
    const waiting = bodies.values();
    const sendNext = async (): Promise<void> => {
      for (const body of waiting) {
        signal.throwIfAborted();
        await this.post('/v1/batch', body);
      }
    };
    await Promise.all(Array.from({ length: connections }, sendNext));
  }

  /** @throws OperatorError `not_accepted` for any answer but success. */
  post(path: '/v1/batch' | '/v1/track', body: Buffer): Promise<void> {
    const { agent, authorization } = this;
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.apiUrl}${path}`, { agent, method: 'POST', headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200 && text.startsWith('{"success":true')) resolve();
          else
            reject(
              new OperatorError('not_accepted', `The intake answered ${answer.statusCode}: ${text.slice(0, 300)}`),
            );
        });
      });
      outgoing.on('error', reject);
      outgoing.setTimeout(ANSWERS_WITHIN_MS, () =>
        outgoing.destroy(new OperatorError('not_accepted', 'The intake did not answer for a minute.')),
      );
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Splits items into bodies of `/v1/batch`; made beforehand, so that making them takes nothing from what is measured. */
export function batchBodies(items: readonly object[], size: number): Buffer[] {
  const bodies: Buffer[] = [];
  for (let from = 0; from < items.length; from += size) {
    bodies.push(Buffer.from(JSON.stringify({ batch: items.slice(from, from + size) })));
  }
  return bodies;
}
