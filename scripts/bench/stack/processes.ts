/** Looks at the processes of the stack: which there are, what memory they took at their peak, how long they computed. Linux only; elsewhere there are none to see. */
import { readdir, readFile } from 'node:fs/promises';
import { commandLineOf } from '@kairos/db/embedded';

export const PROGRAMS = ['api', 'worker', 'sandbox', 'Temporal', 'PostgreSQL', 'bench'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

/** The bench is a program of its own: what it takes from the machine is not there for the stack. */
const MARKS: [program: ProgramName, mark: RegExp][] = [
  ['api', /apps\/api\/dist\/main\.js/],
  ['worker', /apps\/worker\/dist\/main\.js/],
  ['sandbox', /apps\/worker\/dist\/sandbox\.js/],
  ['Temporal', /server start-dev/],
  ['PostgreSQL', /^postgres: |\/postgres -D /],
];

/** Fixed by the kernel's interface on every architecture, whatever its own tick is. */
const TICKS_PER_SECOND = 100;

export interface StackProcess {
  pid: number;
  program: ProgramName;
  /** Together with the number it tells a process from a later one that got the same number. */
  startTicks: string;
  /** Of the process and of its children that have ended. */
  cpuSeconds: number;
}

interface Stat {
  pid: number;
  parent: number;
  startTicks: string;
  cpuSeconds: number;
}

/** Ourselves and everything that we started, as far as it belongs to the stack. */
export async function stackProcesses(): Promise<StackProcess[]> {
  const stats = await readStats();
  const known = new Set([process.pid]);
  // A child has mostly a higher number than its parent, but numbers wrap around: look until nobody is added.
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const { pid, parent } of stats) if (known.has(parent)) known.add(pid);
  }
  const found: StackProcess[] = [];
  for (const { pid, startTicks, cpuSeconds } of stats.filter((stat) => known.has(stat.pid))) {
    const program = pid === process.pid ? 'bench' : await programOf(pid);
    if (program) found.push({ pid, program, startTicks, cpuSeconds });
  }
  return found;
}

/** Highest resident memory so far, bytes; undefined when the process is gone. */
export async function peakMemoryOf(pid: number): Promise<number | undefined> {
  return kilobytesAfter('VmHWM:', await readOrEmpty(`/proc/${pid}/status`));
}

/** Memory now, bytes, with pages that several processes share divided among them; undefined when the process is gone. */
export async function shareOfMemoryOf(pid: number): Promise<number | undefined> {
  return kilobytesAfter('Pss:', await readOrEmpty(`/proc/${pid}/smaps_rollup`));
}

async function readStats(): Promise<Stat[]> {
  const names = await readdir('/proc').catch(() => []);
  const stats: Stat[] = [];
  for (const name of names.filter((candidate) => /^\d+$/.test(candidate))) {
    const stat = await readOrEmpty(`/proc/${name}/stat`);
    // The name of the program comes in brackets and may hold anything, so fields count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, startTicks] = [fields[1], fields[19]];
    if (parent === undefined || startTicks === undefined) continue;
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    stats.push({ pid: Number(name), parent: Number(parent), startTicks, cpuSeconds: ticks / TICKS_PER_SECOND });
  }
  return stats;
}

async function programOf(pid: number): Promise<ProgramName | undefined> {
  const command = (await commandLineOf(pid)) ?? '';
  return MARKS.find(([, mark]) => mark.test(command))?.[0];
}

function kilobytesAfter(label: string, text: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(label));
  return line === undefined ? undefined : Number.parseInt(line.slice(label.length), 10) * 1_024;
}

function readOrEmpty(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
