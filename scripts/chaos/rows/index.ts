/** The rows of the fault matrix, in their order. */
import { deaths } from './deaths';
import { disk } from './disk';
import { network } from './network';
import { people } from './people';
import { providers } from './providers';
import type { Row, RowElsewhere } from './row';
import { temporalStore } from './temporal-store';
import { tenants } from './tenants';
import { workers } from './workers';

export type { Row, RowElsewhere } from './row';

export const ROWS: Row[] = [
  ...deaths,
  ...workers,
  ...disk,
  ...network,
  ...temporalStore,
  ...providers,
  ...people,
  ...tenants,
].sort((a, b) => a.number - b.number);

export const ROWS_ELSEWHERE: RowElsewhere[] = [
  {
    number: 2,
    fault: 'every fault point',
    promise: 'each end leaves nothing lost and nothing twice',
    testFile: 'apps/worker/test/recovery/crash-points.integration.test.ts',
  },
  {
    number: 10,
    fault: 'deadlock, serialization failure',
    promise: 'done again',
    testFile: 'apps/worker/test/recovery/poison.integration.test.ts',
  },
];
