/** A process that delivers until it is killed: `tsx delivering-process.ts`, with the addresses in the environment. */
import { connectDatabase } from '@kairos/db';
import { startDeliverers } from '../../src/deliverers';
import { deliveringParts, outletsTo, QUICK } from './delivery-rig';

const { RIG_DATABASE_URL = '', RIG_WORKSPACE = '', RIG_SMTP_PORT, RIG_HTTP_PORT } = process.env;
const database = connectDatabase(RIG_DATABASE_URL, { max: 6 });
const sandbox = { smtpPort: Number(RIG_SMTP_PORT), httpPort: Number(RIG_HTTP_PORT) };
await startDeliverers({ ...deliveringParts(database, QUICK), outlets: outletsTo(sandbox, RIG_WORKSPACE) });
process.stdout.write('delivering\n');
