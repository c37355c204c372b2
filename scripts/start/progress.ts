/** Tells whoever waits what is going on: a line when a stage begins or reports, and one when it is done. */

const STILL_WORKING_EVERY_MS = 20_000;

export type Report = (sentence: string) => void;

/**
 * Runs one stage of the start.
 * @param work does it; what it returns is put behind the stage's name in the closing line.
 */
export async function stage<T>(name: string, work: (report: Report) => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  const seconds = (digits: number) => ((Date.now() - startedAt) / 1000).toFixed(digits);
  let toldAt = startedAt;
  const report: Report = (sentence) => {
    toldAt = Date.now();
    say(`  ${name}: ${sentence}`);
  };
  const heartbeat = setInterval(() => {
    if (Date.now() - toldAt >= STILL_WORKING_EVERY_MS) report(`still working (${seconds(0)} s)`);
  }, 1_000);
  try {
    const result = await work(report);
    say(`✓ ${name} (${seconds(1)} s)`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
