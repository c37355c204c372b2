/** Looks at the processes of the stack: which there are, what memory they took at their peak, how long they computed. Linux only; elsewhere there are none to see. */
import { readdirSync, readFileSync } from 'node:fs';

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

const programs = new Map<string, ProgramName>();

/** Ourselves and everything that we started, as far as it belongs to the stack. */
export function stackProcesses(): StackProcess[] {
  const stats = readStats();
  const known = new Set([process.pid]);
  // A child has mostly a higher number than its parent, but numbers wrap around: look until nobody is added.
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const { pid, parent } of stats) if (known.has(parent)) known.add(pid);
  }
  return stats.flatMap(({ pid, startTicks, cpuSeconds }) => {
    const program = known.has(pid) ? programOf(pid, startTicks) : undefined;
    return program ? [{ pid, program, startTicks, cpuSeconds }] : [];
  });
}

/** Highest resident memory so far, bytes; undefined when the process is gone. */
export function peakMemoryOf(pid: number): number | undefined {
  return kilobytesAfter('VmHWM:', readOrEmpty(`/proc/${pid}/status`));
}

/** Memory now, bytes, with pages that several processes share divided among them; undefined when the process is gone. */
export function shareOfMemoryOf(pid: number): number | undefined {
  return kilobytesAfter('Pss:', readOrEmpty(`/proc/${pid}/smaps_rollup`));
}

/** Resident memory of a program now, all its processes added up; bytes. */
export function memoryOf(program: ProgramName): number {
  return stackProcesses()
    .filter((found) => found.program === program)
    .reduce((sum, { pid }) => sum + (kilobytesAfter('VmRSS:', readOrEmpty(`/proc/${pid}/status`)) ?? 0), 0);
}

function readStats(): Stat[] {
  return numbersIn('/proc').flatMap((pid) => {
    const stat = readOrEmpty(`/proc/${pid}/stat`);
    // The name of the program comes in brackets and may hold anything, so fields count from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, startTicks] = [fields[1], fields[19]];
    if (parent === undefined || startTicks === undefined) return [];
    // Its own time: what ended children have spent was counted while they lived.
    const ticks = fields.slice(11, 13).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(parent), startTicks, cpuSeconds: ticks / TICKS_PER_SECOND }];
  });
}

function programOf(pid: number, startTicks: string): ProgramName | undefined {
  if (pid === process.pid) return 'bench';
  const key = `${pid}/${startTicks}`;
  const command = () => readOrEmpty(`/proc/${pid}/cmdline`).split('\0').join(' ');
  const program = programs.get(key) ?? programByCommand(command());
  if (program) programs.set(key, program);
  return program;
}

function programByCommand(command: string): ProgramName | undefined {
  return MARKS.find(([, mark]) => mark.test(command))?.[0];
}

function kilobytesAfter(label: string, text: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(label));
  return line === undefined ? undefined : Number.parseInt(line.slice(label.length), 10) * 1_024;
}

function numbersIn(folder: string): number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

// These files are no files: reading them waits for nothing, and doing it beside would cost many times as much.
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
