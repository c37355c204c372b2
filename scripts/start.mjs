/** `npm start`: makes TypeScript runnable, then hands over to start/main.ts. */
import { prepare } from './prepare/prepare.mjs';

await prepare();
await import('./start/main.ts');
