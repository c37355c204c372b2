/** What one bench found: written as JSON, read back for the page with the results. */
import { readFile, writeFile } from 'node:fs/promises';
import { OperatorError } from '@kairos/db/embedded';
import { z } from 'zod';

/** What a figure should reach: at least so much, or at most. */
const aimSchema = z.union([z.object({ atLeast: z.number() }), z.object({ atMost: z.number() })]);

const figureSchema = z.object({
  /** Stays the same from release to release, so that two reports can be compared. */
  id: z.string(),
  measurement: z.string(),
  name: z.string(),
  unit: z.string(),
  /** One value per round. */
  rounds: z.array(z.number()).min(1),
  median: z.number(),
  lowest: z.number(),
  highest: z.number(),
  aim: aimSchema.nullable(),
  /** Null where there is no aim. */
  met: z.boolean().nullable(),
});

const programSchema = z.object({
  program: z.string(),
  processes: z.number(),
  /** Peak resident memory of the largest of its processes, and of all added up; bytes. */
  largestPeak: z.number(),
  sumOfPeaks: z.number(),
});

const reportSchema = z.object({
  startedAt: z.iso.datetime(),
  seconds: z.number(),
  /** Small sizes, to see that the bench works: the figures mean little. */
  quick: z.boolean(),
  measured: z.array(z.string()),
  machine: z.object({
    cores: z.number(),
    processor: z.string(),
    memory: z.number(),
    system: z.string(),
    /** Where the data folder was, and the median time of one small write that reaches the disk. */
    disk: z.object({ fileSystem: z.string(), flushMilliseconds: z.number() }),
    /** Processes that wanted to run before the bench began, averaged over a minute: above 0.5 somebody else was at work. */
    loadBefore: z.number(),
  }),
  versions: z.object({ kairos: z.string(), node: z.string(), postgres: z.string(), temporal: z.string() }),
  figures: z.array(figureSchema),
  memory: z.array(programSchema),
  /** Cores that each program kept busy on average, by measurement. */
  processor: z.array(z.object({ measurement: z.string(), cores: z.record(z.string(), z.number()) })),
});

export type Aim = z.infer<typeof aimSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Report = z.infer<typeof reportSchema>;

export async function writeReport(file: string, report: Report): Promise<void> {
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** @throws OperatorError `no_report`. */
export async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const report = reportSchema.safeParse(parseJson(text));
  if (report.success) return report.data;
  throw new OperatorError('no_report', `${file} is no report of "npm run bench -- --json FILE".`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
