/** How a report is put into words; the screen and the page say the same. */
import type { Aim, Figure, Report } from './report';

const MEGABYTE = 1_048_576;

/** Cells from left to right. */
export type Row = string[];

export const FIGURE_HEADS: Row = ['measured', 'median', 'lowest to highest', 'unit', 'aim', ''];

export function figureRow({ name, unit, median, lowest, highest, rounds, aim, met }: Figure): Row {
  const spread = rounds.length > 1 ? `${numeral(lowest)} to ${numeral(highest)}` : '';
  const verdict = met === null ? '' : met ? 'met' : 'not met';
  return [name, numeral(median), spread, unit, aim ? aimText(aim) : '', verdict];
}

export const COMPARISON_HEADS: Row = ['measured', 'then', 'now', 'unit', 'now to then'];

export function comparisonRow(then: Figure, { name, unit, median }: Figure): Row {
  const times = then.median === 0 ? '' : `${(median / then.median).toFixed(2)} times`;
  return [name, numeral(then.median), numeral(median), unit, times];
}

export const MEMORY_HEADS: Row = ['program', 'processes', 'largest', 'added up'];

export function memoryRows({ memory }: Report): Row[] {
  return memory.map(({ program, processes, largestPeak, sumOfPeaks }) => [
    program,
    String(processes),
    megabytes(largestPeak),
    megabytes(sumOfPeaks),
  ]);
}

/** Programs across, measurements down; empty when nothing was observed. */
export function processorTable({ processor }: Report): { heads: Row; rows: Row[] } {
  const programs = [...new Set(processor.flatMap(({ cores }) => Object.keys(cores)))];
  const rows = processor.map(({ measurement, cores }) => [
    measurement,
    ...programs.map((program) => (cores[program] ?? 0).toFixed(2)),
  ]);
  return { heads: ['cores kept busy', ...programs], rows };
}

export function machineLines({ machine, versions, startedAt, seconds }: Report): string[] {
  const { cores, processor, memory, system, disk, loadBefore } = machine;
  return [
    `${cores} cores (${processor}), ${(memory / MEGABYTE / 1_024).toFixed(1)} GB memory, ${system}; ${disk.fileSystem}, a write reaches the disk in ${disk.flushMilliseconds} ms`,
    `Kairos ${versions.kairos}, Node ${versions.node}, PostgreSQL ${versions.postgres}, Temporal ${versions.temporal}`,
    `${startedAt.slice(0, 10)}, ${duration(seconds)}; load of the machine before: ${loadBefore}`,
  ];
}

export function megabytes(bytes: number): string {
  return `${numeral(Math.round(bytes / MEGABYTE))} MB`;
}

function aimText(aim: Aim): string {
  return 'atLeast' in aim ? `at least ${numeral(aim.atLeast)}` : `at most ${numeral(aim.atMost)}`;
}

function duration(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

function numeral(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
