/** What the chaos can be told on its command line. */
import { parseArgs } from 'node:util';
import { OperatorError } from '@kairos/db/embedded';
import { ROWS, ROWS_ELSEWHERE } from './rows';

export const USAGE = `npm run chaos                          every row of the fault matrix
npm run chaos -- --row 12              one row; may be given several times
npm run chaos -- --customers 1000      10,000 when not said
npm run chaos -- --rate 200            customers who enter in a second, 100 when not said
npm run chaos -- --times 5             kills, or whatever a row repeats
npm run chaos -- --seed 7              the same seed chooses the same moments
npm run chaos -- --write-docs          puts the results into docs/reliability.md
npm run chaos -- --list                what the rows are`;

export interface ChaosOptions {
  rows: number[];
  customers: number;
  perSecond: number;
  times: number | undefined;
  seed: number;
  list: boolean;
  writeDocs: boolean;
}

/** @throws OperatorError `wrong_option`. */
export function readOptions(args: string[]): ChaosOptions {
  const { values } = parse(args);
  const known = [...ROWS, ...ROWS_ELSEWHERE].map(({ number }) => number).sort((a, b) => a - b);
  const rows = values.row.map(Number);
  const unknown = rows.filter((row) => !known.includes(row));
  if (unknown.length > 0) throw wrong(`${unknown.join(', ')}: no such row.`);
  return {
    rows: rows.length > 0 ? rows : known,
    customers: count('customers', values.customers) ?? 10_000,
    perSecond: count('rate', values.rate) ?? 100,
    times: count('times', values.times),
    seed: count('seed', values.seed) ?? Math.floor(Math.random() * 1e9) + 1,
    list: values.list,
    writeDocs: values['write-docs'],
  };
}

function parse(args: string[]) {
  const one = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        row: { type: 'string', multiple: true, default: [] },
        ...{ customers: one, rate: one, times: one, seed: one },
        list: { type: 'boolean', default: false },
        'write-docs': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong(`--${name} is "${text}": it must be a whole number above 0.`);
}

const wrong = (sentence: string) => new OperatorError('wrong_option', `${sentence}\n${USAGE}`);
