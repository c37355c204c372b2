/** What the log says of errors that nobody caught: their sort and place, for their texts may quote customer data. */
import type { FaultReports } from '@kairos/db';
import type { Logger } from 'pino';

export function faultLog(log: Logger): FaultReports {
  return {
    survived: () => log.error('the database client failed, its connections were replaced'),
    fatal: (error) => log.fatal({ error: placeOf(error) }, 'nobody caught this, the process ends'),
  };
}

function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [error.name, ...frames.slice(0, 8)].join('\n');
}
