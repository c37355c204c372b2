/** Plays the demonstration's event streams into the intake API, as any sender of events would. */
import type { Database } from '@kairos/db';
import { DEMONSTRATION_WORKSPACE, demonstrationWriteKey, StreamPlayer } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';

const ROUND_MS = 100;

export interface StreamParts {
  database: Database;
  /** Where the api is reached. */
  publicUrl: string;
  secret: Buffer;
  log: Logger;
}

export function startStreams({ database, publicUrl, secret, log }: StreamParts): Repetition {
  const authorization = `Basic ${Buffer.from(`${demonstrationWriteKey(secret)}:`).toString('base64')}`;
  const player = new StreamPlayer(database, DEMONSTRATION_WORKSPACE, (batch) => post(publicUrl, authorization, batch));
  const rounds = repeat('streams', ROUND_MS, log, async () => {
    if (await player.playDue()) rounds.nudge();
  });
  return rounds;
}

async function post(publicUrl: string, authorization: string, batch: object[]): Promise<void> {
  const response = await fetch(`${publicUrl}/v1/batch`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ batch }),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`The intake answered ${response.status}.`);
}
