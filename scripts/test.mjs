/** `npm test` and its narrow forms: makes TypeScript runnable, then hands over to test/main.ts. */
import { prepare } from './prepare/prepare.mjs';

await prepare();
await import('./test/main.ts');
