/** Reads the two data sets that come with Kairos. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One line of a data set as an event to be sent. `at` is epoch ms UTC, as in the file. */
export interface DataSetEvent {
  userId: string;
  event: string;
  at: number;
  properties: Record<string, string | number>;
}

/** Purchases of the CD shop, in the file's order: by customer, then by day. Days are midnight UTC. */
export function readCdnow(): DataSetEvent[] {
  return readLines('cdnow.csv.gz').map(([customer = '', date = '', cds = '', amount = '']) => ({
    userId: customer,
    event: 'purchase',
    at: Date.parse(`${date}T00:00:00Z`),
    properties: { amount: Number(amount), cds: Number(cds) },
  }));
}

/** Events of the web shop, with what is known of the visitor. Times are UTC. */
export function readWebShop(): (DataSetEvent & { platform: string; acquisitionChannel: string })[] {
  return readLines('ecom.csv.gz').map(
    ([user = '', session = '', event = '', at = '', platform = '', channel = '']) => ({
      userId: user,
      event,
      at: Date.parse(`${at.replace(' ', 'T')}Z`),
      properties: { session_id: session, platform, acquisition_channel: channel },
      platform,
      acquisitionChannel: channel,
    }),
  );
}

function readLines(name: string): string[][] {
  const text = gunzipSync(readFileSync(join(dataFolder(), name))).toString('utf8');
  const [, ...lines] = text.trimEnd().split('\n');
  return lines.map((line) => line.trimEnd().split(','));
}

/** Found from the source tree or, in a bundle, from the repository root that the launcher names. */
function dataFolder(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'data');
  if (existsSync(beside)) return beside;
  return join(process.env.KAIROS_ROOT ?? process.cwd(), 'data');
}
