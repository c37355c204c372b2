/** `npm run chaos`: makes TypeScript runnable, then hands over to chaos/main.ts. */
import { prepare } from './prepare/prepare.mjs';

await prepare();
await import('./chaos/main.ts');
