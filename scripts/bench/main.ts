/** `npm run bench`: measures, or reads back what was measured, and tells it on the screen, in a file and on the page. */
import { join } from 'node:path';
import { OperatorError } from '@kairos/db/embedded';
import { root } from '../prepare/prepare.mjs';
import { say } from '../start/progress';
import { stopSignal } from '../start/stop-signal';
import { measure } from './measure';
import { readOptions } from './options';
import { writePage } from './report/page';
import { readReport, writeReport } from './report/report';
import { comparisonText, screenText } from './report/screen';

const signal = stopSignal();
process.exit(await run(process.argv.slice(2)));

/** @returns the exit code: 0 also when an aim is not met, for a slow machine is no fault. */
async function run(args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    const report = options.from ? await readReport(options.from) : await measure(root, options, signal);
    say(`\n${screenText(report)}`);
    if (options.compare) say(`\n${comparisonText(await readReport(options.compare), report)}`);
    if (options.json) await writeReport(options.json, report);
    if (options.writeDocs) await writePage(join(root, 'docs', 'benchmarks.md'), report);
    return 0;
  } catch (error) {
    if (!signal.aborted) console.error(error instanceof OperatorError ? error.message : error);
    else say('Stopped.');
    return 1;
  }
}
