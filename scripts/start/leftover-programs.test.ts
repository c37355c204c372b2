import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf } from '@kairos/db/embedded';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endLeftoverPrograms, noteProgram } from './leftover-programs';

describe('the programs that a killed launcher left behind', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kairos-leftover-'));
    file = join(folder, 'programs');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are ended', async () => {
    const program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(program, 'spawn');
    await noteProgram(file, program.pid);
    await Promise.all([once(program, 'exit'), endLeftoverPrograms(file)]);
    expect(program.signalCode).toBe('SIGTERM');
  });

  it('are left alone where their number belongs to another process by now', async () => {
    await appendFile(file, `${process.pid} an earlier process\n`);
    await endLeftoverPrograms(file);
    expect(await commandLineOf(process.pid)).toBeDefined();
  });

  it('need not exist', async () => {
    await endLeftoverPrograms(file);
  });
});
