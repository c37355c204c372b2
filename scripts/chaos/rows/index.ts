/** The rows of the fault matrix, in their order. */
import { deaths } from './deaths';
import { network } from './network';
import { people } from './people';
import { providers } from './providers';
import type { Row, RowElsewhere } from './row';

export type { Row, RowElsewhere } from './row';

export const ROWS: Row[] = [...deaths, ...network, ...providers, ...people].sort((a, b) => a.number - b.number);

export const ROWS_ELSEWHERE: RowElsewhere[] = [
  {
    number: 2,
    fault: 'every fault point',
    promise: 'each end leaves nothing lost and nothing twice',
    testFile: 'apps/worker/test/recovery/crash-points.integration.test.ts',
  },
  {
    number: 7,
    fault: 'disk of PostgreSQL full',
    promise: 'the intake says no',
    lacks: 'needs a file system of its own, which this command may not mount',
  },
  {
    number: 9,
    fault: 'errors of Temporal’s own store',
    promise: 'its retries hide them',
    lacks: 'the development server cannot be told to err',
  },
  {
    number: 10,
    fault: 'deadlock, serialization failure',
    promise: 'done again',
    testFile: 'apps/worker/test/recovery/poison.integration.test.ts',
  },
  {
    number: 13,
    fault: 'service mail after a cut',
    promise: 'at least once',
    lacks: 'there is only marketing mail yet',
  },
  {
    number: 16,
    fault: 'callbacks ten times, shuffled',
    promise: 'forward only',
    lacks: 'providers cannot call back yet',
  },
  { number: 21, fault: 'one noisy tenant of 20', promise: 'the others hear nothing', lacks: 'not built yet' },
];
