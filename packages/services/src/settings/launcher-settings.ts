/** What `npm start` can be told; everything has a default. */
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { OperatorError } from '@kairos/db/embedded';
import { z } from 'zod';
import { hostAndPort, logLevel, portNumber, postgresUrl, secretKey, webAddress, words } from './fields';
import { parseEnvironment } from './parse-environment';
import { providerSettings, providerVariables } from './provider-settings';
import { type TemporalSettings, temporalSettings, temporalVariables } from './service-settings';

const LauncherEnvironment = z.object({
  ...temporalVariables,
  ...providerVariables,
  DATABASE_URL: postgresUrl.optional(),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  KAIROS_HOST: words.default('127.0.0.1'),
  KAIROS_PORT: portNumber.default(8080),
  KAIROS_URL: webAddress.optional(),
  KAIROS_DATA: words.default('.kairos'),
  KAIROS_CACHE: words.default(join(homedir(), '.cache', 'kairos')),
  KAIROS_SECRET: secretKey.optional(),
  KAIROS_LOG_LEVEL: logLevel.default('info'),
});

/** Not read here, but known: the browser tests look for Chromium with it. */
const KNOWN_ELSEWHERE = ['KAIROS_CHROMIUM'];

export interface LauncherSettings {
  /** Of a role that may create roles and databases; the embedded PostgreSQL is used when absent. */
  databaseUrl?: string;
  /** The embedded Temporal server is used when absent. */
  temporal?: TemporalSettings;
  namespace: string;
  host: string;
  port: number;
  publicUrl: string;
  dataFolder: string;
  cacheFolder: string;
  /** Made and kept in the data folder when absent. */
  secret?: string;
  logLevel: z.output<typeof logLevel>;
  /** The variables of the providers as they were given, for the programs that read them; absent ones are undefined. */
  providers: NodeJS.ProcessEnv;
}

/** Every variable that `npm start` understands. */
export const launcherVariables = Object.keys(LauncherEnvironment.shape);

/**
 * @param root the folder of the repository, which relative folders start from.
 * @throws OperatorError `wrong_setting` that names each wrong variable, or one that begins with KAIROS_ and is unknown.
 */
export function readLauncherSettings(root: string, environment: NodeJS.ProcessEnv = process.env): LauncherSettings {
  refuseUnknown(environment);
  const read = parseEnvironment(LauncherEnvironment, environment);
  providerSettings(read);
  const folder = (path: string) => (isAbsolute(path) ? path : resolve(root, path));
  return {
    databaseUrl: read.DATABASE_URL,
    temporal: read.TEMPORAL_ADDRESS ? temporalSettings({ ...read, address: read.TEMPORAL_ADDRESS }) : undefined,
    namespace: read.TEMPORAL_NAMESPACE,
    host: read.KAIROS_HOST,
    port: read.KAIROS_PORT,
    publicUrl: read.KAIROS_URL ?? `http://localhost:${read.KAIROS_PORT}`,
    dataFolder: folder(read.KAIROS_DATA),
    cacheFolder: folder(read.KAIROS_CACHE),
    secret: read.KAIROS_SECRET,
    logLevel: read.KAIROS_LOG_LEVEL,
    providers: Object.fromEntries(Object.keys(providerVariables).map((name) => [name, environment[name]])),
  };
}

/** A misspelt setting that is silently ignored costs its owner an evening. */
function refuseUnknown(environment: NodeJS.ProcessEnv): void {
  const known = new Set([...launcherVariables, ...KNOWN_ELSEWHERE]);
  const unknown = Object.keys(environment).filter((name) => name.startsWith('KAIROS_') && !known.has(name));
  if (unknown.length === 0) return;
  const list = [...known].filter((name) => name.startsWith('KAIROS_')).sort();
  throw new OperatorError('wrong_setting', `${unknown.join(', ')}: no such setting. There are ${list.join(', ')}.`);
}
