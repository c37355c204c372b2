import { describe, expect, it } from 'vitest';
import { MEASUREMENTS } from '../options';
import { figureOf } from './figures';
import { pageWith } from './page';
import type { Report } from './report';
import { comparisonText, screenText } from './screen';

const report: Report = {
  startedAt: '2026-11-22T04:00:00.000Z',
  seconds: 372,
  quick: false,
  measured: [...MEASUREMENTS],
  machine: {
    cores: 2,
    processor: 'Some CPU',
    memory: 8 * 1_024 ** 3,
    system: 'Linux 6.1',
    disk: { fileSystem: 'ext4', flushMilliseconds: 1.2 },
    loadBefore: 0.1,
  },
  versions: { kairos: '0.1.0', node: '20.20.2', postgres: '18.4', temporal: '1.29.1' },
  figures: [
    figureOf({
      id: 'a',
      measurement: 'intake',
      name: 'events',
      unit: 'events/s',
      rounds: [6_000, 5_500, 7_000],
      aim: { atLeast: 5_000 },
    }),
    figureOf({ id: 'b', measurement: 'latency', name: 'p95', unit: 'ms', rounds: [1_200], aim: { atMost: 1_000 } }),
  ],
  memory: [{ program: 'api', processes: 1, largestPeak: 1_048_576, sumOfPeaks: 1_048_576 }],
  processor: [{ measurement: 'intake', cores: { api: 0.5 } }],
};

const page = [
  '# Benchmarks',
  '<!-- results: written by "npm run bench -- --write-docs" -->',
  'old results',
  '<!-- end of results -->',
  'More words.',
].join('\n');

describe('the page with the results', () => {
  it('gets new results between its marks, and keeps every other word', () => {
    const written = pageWith(page, report);
    expect(written).toContain('| events | 6,000 | 5,500 to 7,000 | events/s | at least 5,000 | met |');
    expect(written).toContain('| p95 | 1,200 |  | ms | at most 1,000 | not met |');
    expect(written).not.toContain('old results');
    expect(written.startsWith('# Benchmarks\n')).toBe(true);
    expect(written.endsWith('<!-- end of results -->\nMore words.')).toBe(true);
    expect(pageWith(written, report)).toBe(written);
  });

  it('is not written when it has no place for them', () => {
    expect(() => pageWith('# Benchmarks', report)).toThrow('no place for the results');
  });

  it('takes no part of a run and no quick one', () => {
    expect(() => pageWith(page, { ...report, quick: true })).toThrow('whole runs');
    expect(() => pageWith(page, { ...report, measured: ['intake'] })).toThrow('whole runs');
  });
});

describe('the table on the screen', () => {
  it('stands in columns', () => {
    const lines = screenText(report).split('\n');
    const [head, rule, first, second] = lines.slice(lines.findIndex((line) => line.startsWith('measured')));
    expect(head?.indexOf('unit')).toBe((first?.indexOf('events/s') ?? 0) + 'events/s'.length - 'unit'.length);
    expect(rule).toMatch(/^-+$/);
    expect(second).toMatch(/^p95 .* 1,200 .* ms .* at most 1,000 +not met$/);
  });

  it('shows an earlier report beside the new one', () => {
    const [events, p95] = report.figures;
    if (!events || !p95) throw new Error('The report has figures.');
    const now = {
      ...report,
      figures: [
        { ...events, median: 12_000 },
        { ...p95, id: 'new' },
      ],
    };
    const lines = comparisonText(report, now).split('\n');
    expect(lines.at(-1)).toMatch(/^events +6,000 +12,000 +events\/s +2\.00 times$/);
  });

  it('warns of a quick run', () => {
    expect(screenText({ ...report, quick: true })).toMatch(/^A quick run/);
  });
});
