/** What the bench can be told on its command line. */
import { parseArgs } from 'node:util';
import { OperatorError } from '@kairos/db/embedded';

export const MEASUREMENTS = [
  'burst',
  'trickle',
  'intake',
  'waiting',
  'nine-o-clock',
  'standing',
  'growth',
  'engine',
] as const;
export type MeasurementName = (typeof MEASUREMENTS)[number];

export const USAGE = `npm run bench                        measures everything, on a stack of its own
npm run bench -- --only NAME         only ${MEASUREMENTS.join(', ')}; may be given several times
npm run bench -- --quick             small sizes and one round, to see that the bench works
npm run bench -- --json FILE         writes the report to a file as well
npm run bench -- --from FILE         measures nothing, shows the report of that file
npm run bench -- --compare FILE      shows the medians of an earlier report beside the new ones
npm run bench -- --runs NUMBER       waiting runs of the measurement "standing", such as 1000000
npm run bench -- --write-docs        puts the results into docs/benchmarks.md`;

export interface BenchOptions {
  measurements: MeasurementName[];
  quick: boolean;
  json: string | undefined;
  from: string | undefined;
  compare: string | undefined;
  runs: number | undefined;
  writeDocs: boolean;
}

/** @throws OperatorError `wrong_option`. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parse(args);
  const unknown = values.only.filter((name) => !isMeasurement(name));
  if (unknown.length > 0) throw wrong(`${unknown.join(', ')}: no such measurement.`);
  const measurements = MEASUREMENTS.filter((name) => values.only.length === 0 || values.only.includes(name));
  const isPart = values.quick || measurements.length < MEASUREMENTS.length;
  if (values['write-docs'] && isPart)
    throw wrong('The page shows whole runs: --write-docs goes without --only and --quick.');
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isSafeInteger(runs) && runs > 0)) throw wrong('--runs wants a whole number.');
  const { quick, json, from, compare, 'write-docs': writeDocs } = values;
  return { measurements, quick, json, from, compare, runs, writeDocs };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
        from: { type: 'string' },
        compare: { type: 'string' },
        runs: { type: 'string' },
        'write-docs': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function isMeasurement(name: string): name is MeasurementName {
  return MEASUREMENTS.some((known) => known === name);
}

const wrong = (sentence: string) => new OperatorError('wrong_option', `${sentence}\n${USAGE}`);
