/** Two sorts of tests: `unit` needs nothing but Node, `integration` (`*.integration.test.ts`) real servers. */
import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // No test measures how fast it is: on a busy machine a property with thousands of cases takes as long as it takes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'apps/*/{src,test}/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
          exclude: [...elsewhere, '**/*.integration.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{packages,apps}/*/{src,test}/**/*.integration.test.ts', 'scripts/**/*.integration.test.ts'],
          exclude: elsewhere,
          globalSetup: 'packages/testkit/src/stack/global-setup.ts',
          // One at a time: the files share two cores and two servers, and some of them measure time.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
