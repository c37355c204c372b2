/** The configuration of a Temporal server whose store errs, and how often it did. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort, LOOPBACK } from '@kairos/db/embedded';
import { z } from 'zod';

export interface ErringStorePlace {
  dataFolder: string;
  /** Of its front door; its other doors get free ones. */
  port: number;
}

/** Of a hundred calls of each method, so many fail, so many are answered too late, so many succeed and say they failed. */
const ERRORS = { ResourceExhausted: 0.02, Timeout: 0.02, ExecuteAndTimeout: 0.01 };
const READ_ERRORS = { ResourceExhausted: 0.03, Timeout: 0.02 };

/** The calls that carry workflows: what they do, and the tasks that they wait for. */
const FAULTS = {
  ExecutionStore: {
    CreateWorkflowExecution: ERRORS,
    UpdateWorkflowExecution: ERRORS,
    AppendHistoryNodes: ERRORS,
    AddHistoryTasks: ERRORS,
    GetWorkflowExecution: READ_ERRORS,
    GetCurrentExecution: READ_ERRORS,
    ReadHistoryBranch: READ_ERRORS,
    GetHistoryTasks: READ_ERRORS,
  },
  TaskStore: { CreateTasks: ERRORS, GetTasks: READ_ERRORS },
};

const FOLDER = 'config';
const ENVIRONMENT = 'chaos';

/** How the server finds the file, from its data folder. */
export const CONFIGURATION_ARGUMENTS = ['--config', FOLDER, '--env', ENVIRONMENT];

const configurationIn = (dataFolder: string) => join(dataFolder, FOLDER, `${ENVIRONMENT}.yaml`);

export async function writeConfiguration(place: ErringStorePlace): Promise<void> {
  await mkdir(join(place.dataFolder, FOLDER), { recursive: true });
  // JSON is YAML.
  await writeFile(configurationIn(place.dataFolder), JSON.stringify(await configuration(place), null, 2));
}

/** How often its store was asked, and how often it erred, since it was started. */
export async function erringStoreFigures(dataFolder: string): Promise<{ requests: number; errors: number }> {
  const { global } = METRICS.parse(JSON.parse(await readFile(configurationIn(dataFolder), 'utf8')));
  const text = await (await fetch(`http://${global.metrics.prometheus.listenAddress}/metrics`)).text();
  const requests = /^persistence_requests\{.* ([\d.e+]+)$/gm;
  // What was not found is an error to the server as well.
  const errors = /^persistence_error_with_type\{.*error_type="\w*(?:Timeout|ResourceExhausted)\w*".* ([\d.e+]+)$/gm;
  return { requests: totalOf(text, requests), errors: totalOf(text, errors) };
}

const METRICS = z.object({
  global: z.object({ metrics: z.object({ prometheus: z.object({ listenAddress: z.string() }) }) }),
});

/** Adds up the values of these lines, whatever their labels. */
const totalOf = (metrics: string, lines: RegExp) =>
  [...metrics.matchAll(lines)].reduce((total, [, value]) => total + Number(value), 0);

async function configuration({ dataFolder, port }: ErringStorePlace) {
  const store = (faultInjection?: object) => ({
    ...(faultInjection && { faultInjection }),
    sql: {
      pluginName: 'sqlite',
      databaseName: join(dataFolder, 'temporal.db'),
      connectAddr: 'localhost',
      connectProtocol: 'tcp',
      connectAttributes: { cache: 'private', setup: 'true', journal_mode: 'wal', synchronous: '1' },
      maxConns: 1,
      maxIdleConns: 1,
    },
  });
  const rpc = async (grpcPort?: number) => ({
    rpc: {
      grpcPort: grpcPort ?? (await findFreePort()),
      membershipPort: await findFreePort(),
      bindOnLocalHost: true,
    },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'erring',
      visibilityStore: 'visibility',
      numHistoryShards: 1,
      datastores: { erring: store({ targets: { dataStores: methodsOf(FAULTS) } }), visibility: store() },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: LOOPBACK },
      metrics: { prometheus: { timerType: 'histogram', listenAddress: `${LOOPBACK}:${await findFreePort()}` } },
    },
    services: {
      frontend: await rpc(port),
      matching: await rpc(),
      history: await rpc(),
      worker: await rpc(),
    },
    clusterMetadata: {
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `${LOOPBACK}:${port}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
  };
}

function methodsOf(faults: Record<string, Record<string, Record<string, number>>>) {
  const withErrors = (methods: Record<string, Record<string, number>>) =>
    Object.fromEntries(Object.entries(methods).map(([name, errors]) => [name, { errors }]));
  return Object.fromEntries(
    Object.entries(faults).map(([store, methods]) => [store, { methods: withErrors(methods) }]),
  );
}
