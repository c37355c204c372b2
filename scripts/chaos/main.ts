/** `npm run chaos`: breaks a whole Kairos in every way of the fault matrix, and tells what became of customers and messages. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from '@kairos/db/embedded';
import { root } from '../prepare/prepare.mjs';
import { say } from '../start/progress';
import { stopSignal } from '../start/stop-signal';
import { runCommand } from '../test/run-command';
import { type ChaosOptions, readOptions } from './options';
import { type TableRow, writeResults } from './results-table';
import { ROWS, ROWS_ELSEWHERE, type Row } from './rows';
import { type RowReport, runRow } from './run-row';
import { ChaosStack } from './stack/chaos-stack';

const signal = stopSignal();
process.exit(await run(process.argv.slice(2)));

/** @returns the exit code: 1 when a promise was broken. */
async function run(args: string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.list) return list();
    say(`Seed ${options.seed}, ${options.customers} customers, ${availableParallelism()} cores.`);
    const elsewhere = await runElsewhere(options);
    const broken = await runRows(options);
    return elsewhere + broken > 0 ? 1 : 0;
  } catch (error) {
    if (!signal.aborted) console.error(error instanceof OperatorError ? error.message : error);
    else say('Stopped.');
    return 1;
  }
}

function list(): number {
  const rows = [...ROWS, ...ROWS_ELSEWHERE].sort((a, b) => a.number - b.number);
  for (const { number, fault, promise } of rows) say(`${String(number).padStart(2)}  ${fault}\n    ${promise}`);
  return 0;
}

/** @returns how many failed. */
async function runElsewhere({ rows }: ChaosOptions): Promise<number> {
  let failed = 0;
  for (const { number, fault, testFile } of ROWS_ELSEWHERE.filter((row) => rows.includes(row.number))) {
    const { code } = await runCommand(['vitest', 'run', testFile]);
    say(`row ${number} · ${fault}: ${code === 0 ? 'kept' : 'BROKEN'} (${testFile}).`);
    if (code !== 0) failed += 1;
  }
  return failed;
}

/** @returns how many broke a promise. A row that needs something of the servers gets a stack of its own. */
async function runRows(options: ChaosOptions): Promise<number> {
  const rows = ROWS.filter((row) => options.rows.includes(row.number));
  const together = rows.filter(({ needs }) => needs === undefined);
  const alone = rows.filter(({ needs }) => needs !== undefined).map((row) => [row]);
  let broken = 0;
  for (const group of together.length > 0 ? [together, ...alone] : alone) broken += await runOnOneStack(options, group);
  return broken;
}

async function runOnOneStack(options: ChaosOptions, rows: readonly Row[]): Promise<number> {
  const stack = await ChaosStack.start(root, signal, rows[0]?.needs);
  let broken = 0;
  try {
    for (const row of rows) {
      say(`row ${row.number} · ${row.fault} …`);
      const report = await runRow(stack, row, { ...options, hurry: false }, signal);
      tell(report);
      if (options.writeDocs) await writeResults(join(root, 'docs', 'reliability.md'), [tableRowOf(report, options)]);
      if (report.broken.length > 0) broken += 1;
    }
  } finally {
    await stack.close(broken > 0);
    if (broken > 0) say(`The logs are in ${stack.folder.path}.`);
  }
  return broken;
}

function tell({ row, sentence, seconds, figures, broken }: RowReport): void {
  say(`row ${row.number} · ${broken.length === 0 ? 'kept' : 'BROKEN'} · ${sentence} · ${seconds} s`);
  for (const figure of figures) say(`  ${figure}`);
  for (const what of broken) say(`  BROKEN: ${what}`);
}

function tableRowOf({ row, sentence, seconds, figures, broken }: RowReport, { seed }: ChaosOptions): TableRow {
  const { number, fault, promise } = row;
  const verdict = broken.length === 0 ? 'kept' : `**not kept:** ${broken.join('; ')}`;
  return { number, fault, promise, happened: [verdict, sentence, ...figures, `${seconds} s, seed ${seed}`].join('; ') };
}
