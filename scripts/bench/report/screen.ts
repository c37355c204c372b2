/** The report as a table on the screen. */
import type { Report } from './report';
import {
  COMPARISON_HEADS,
  comparisonRow,
  FIGURE_HEADS,
  figureRow,
  MEMORY_HEADS,
  machineLines,
  memoryRows,
  processorTable,
  type Row,
} from './wording';

export function screenText(report: Report): string {
  const processor = processorTable(report);
  return [
    ...(report.quick ? ['A quick run with small sizes: the figures mean little.'] : []),
    ...machineLines(report),
    '',
    ...aligned(FIGURE_HEADS, report.figures.map(figureRow)),
    '',
    ...(report.memory.length > 0 ? ['Peak memory', ...aligned(MEMORY_HEADS, memoryRows(report)), ''] : []),
    ...(processor.rows.length > 0 ? aligned(processor.heads, processor.rows) : []),
  ].join('\n');
}

/** What is in both reports, by its id. */
export function comparisonText(earlier: Report, report: Report): string {
  const rows = report.figures.flatMap((figure) => {
    const before = earlier.figures.find(({ id }) => id === figure.id);
    return before ? [comparisonRow(before, figure)] : [];
  });
  return [`Against the report of ${earlier.startedAt.slice(0, 10)}`, ...aligned(COMPARISON_HEADS, rows)].join('\n');
}

/** The first column is text, the others stand to the right. */
function aligned(heads: Row, rows: Row[]): string[] {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: Row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(heads), '-'.repeat(line(heads).length), ...rows.map(line)];
}
