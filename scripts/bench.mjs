/** `npm run bench`: makes TypeScript runnable, then hands over to bench/main.ts. */
import { prepare } from './prepare/prepare.mjs';

await prepare();
await import('./bench/main.ts');
