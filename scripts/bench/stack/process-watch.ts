/** Watches the processes of the stack for the whole bench: peaks of memory, and the time that each program computed. */
import type { Report } from '../report/report';
import {
  PROGRAMS,
  type ProgramName,
  peakMemoryOf,
  type StackProcess,
  shareOfMemoryOf,
  stackProcesses,
} from './processes';

const LOOK_EVERY_MS = 1_000;
/** Adding up shared pages costs the kernel some milliseconds for each process. */
const LOOKS_PER_SHARE = 4;

export class ProcessWatch {
  private readonly peaks = new Map<string, { program: ProgramName; bytes: number }>();
  /** Seconds computed, by process: one that was stopped has computed all the same. */
  private readonly spent = new Map<string, { program: ProgramName; cpuSeconds: number }>();
  private highestTogether = 0;
  private looks = 0;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Highest memory of the whole stack at one moment, shared pages counted once; bytes, 0 where it cannot be seen. */
  get together(): number {
    return this.highestTogether;
  }

  /** Peaks by program; the bench itself is no part of the stack. */
  get memory(): Report['memory'] {
    return PROGRAMS.filter((program) => program !== 'bench').flatMap((program) => {
      const peaks = [...this.peaks.values()].filter((peak) => peak.program === program).map(({ bytes }) => bytes);
      if (peaks.length === 0) return [];
      const sumOfPeaks = peaks.reduce((sum, bytes) => sum + bytes, 0);
      return [{ program, processes: peaks.length, largestPeak: Math.max(...peaks), sumOfPeaks }];
    });
  }

  /** Runs `work` and tells how many cores each program kept busy meanwhile; nothing where it cannot be seen. */
  async coresDuring<T>(work: () => Promise<T>): Promise<{ value: T; cores: Record<string, number> }> {
    const before = this.cpuByProgram();
    const begunAt = performance.now();
    const value = await work();
    const seconds = (performance.now() - begunAt) / 1_000;
    const after = this.cpuByProgram();
    const cores = [...after].map(([program, spent]) => [
      program,
      Number(((spent - (before.get(program) ?? 0)) / seconds).toFixed(2)),
    ]);
    return { value, cores: Object.fromEntries(cores) };
  }

  private look(): void {
    const all = stackProcesses();
    this.noteSpent(all);
    const stack = all.filter(({ program }) => program !== 'bench');
    for (const { pid, startTicks, program } of stack) {
      const bytes = peakMemoryOf(pid);
      if (bytes !== undefined) this.peaks.set(`${pid}/${startTicks}`, { program, bytes });
    }
    if (this.looks % LOOKS_PER_SHARE === 0) this.addUp(stack);
    this.looks += 1;
  }

  private noteSpent(processes: StackProcess[]): void {
    for (const { pid, startTicks, program, cpuSeconds } of processes) {
      this.spent.set(`${pid}/${startTicks}`, { program, cpuSeconds });
    }
  }

  private cpuByProgram(): Map<ProgramName, number> {
    this.noteSpent(stackProcesses());
    const sums = new Map<ProgramName, number>();
    for (const { program, cpuSeconds } of this.spent.values()) {
      sums.set(program, (sums.get(program) ?? 0) + cpuSeconds);
    }
    return sums;
  }

  private addUp(stack: StackProcess[]): void {
    const together = stack.reduce((sum, { pid }) => sum + (shareOfMemoryOf(pid) ?? 0), 0);
    this.highestTogether = Math.max(this.highestTogether, together);
  }
}
