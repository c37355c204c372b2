/** Workflows that began under earlier code go on under this one: every command that their histories hold must come again. */
import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { readHistories, type StoredHistory } from './histories';

const stored = readHistories();

async function replay(workflowBundle: WorkflowBundleWithSourceMap, history: unknown): Promise<unknown> {
  const results = Worker.runReplayHistories({ workflowBundle }, [{ workflowId: 'cohort/replayed', history }]);
  for await (const { error } of results) return error?.message;
  throw new Error('Nothing was replayed.');
}

/** What the workflow asked the server for, in order; the rest of a history is what the server told it. */
const COMMANDS = [
  'MarkerRecorded',
  'TimerStarted',
  'TimerCanceled',
  'ContinuedAsNew',
  'ExecutionCompleted',
  'Signaled',
  'TimerFired',
];

function holds(command: string): (entry: StoredHistory) => boolean {
  const type = command.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return ({ eventTypes }) => [...eventTypes].some((each) => each.endsWith(type));
}

describe('the stored histories', { timeout: 120_000 }, () => {
  let bundle: WorkflowBundleWithSourceMap;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
    const workflowsPath = fileURLToPath(new URL('../../src/workflows/index.ts', import.meta.url));
    bundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  }, 120_000);

  it.each(stored.map((entry) => [entry.name, entry] as const))(
    'are followed by the workflow of today: %s',
    async (_, entry) => {
      expect(await replay(bundle, entry.history)).toBeUndefined();
    },
  );

  it.each(COMMANDS)('hold every sort of command and of news: %s', (command) => {
    expect(stored.filter(holds(command)).map(({ name }) => name)).not.toEqual([]);
  });

  it('would betray a workflow that does something else', async () => {
    const [entry] = stored.filter(holds('TimerStarted'));
    if (!entry) throw new Error('No history has a timer.');
    const code = bundle.code.replaceAll('Math.max(1, sleep - Date.now())', '0');
    expect(code).not.toBe(bundle.code);
    expect(await replay({ ...bundle, code }, entry.history)).toMatch(/[Nn]ondeterminism/);
  });
});
