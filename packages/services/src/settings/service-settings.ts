/** What api, worker and sandbox need to know; the launcher, or whoever runs them apart, puts it in the environment. */
import { z } from 'zod';
import { hostAndPort, logLevel, portNumber, postgresUrl, secretKey, webAddress, words, yesOrNo } from './fields';
import { parseEnvironment } from './parse-environment';
import { type ProviderSettings, providerSettings, providerVariables } from './provider-settings';

/** Where the Temporal server is and how to reach it; fits the connection options of client and worker. */
export const temporalVariables = {
  TEMPORAL_NAMESPACE: words.default('kairos'),
  TEMPORAL_TLS: yesOrNo.optional(),
  TEMPORAL_API_KEY: words.optional(),
};

const ServiceEnvironment = z.object({
  ...temporalVariables,
  ...providerVariables,
  DATABASE_URL: postgresUrl,
  TEMPORAL_ADDRESS: hostAndPort,
  KAIROS_HOST: words.default('127.0.0.1'),
  KAIROS_PORT: portNumber.default(8080),
  KAIROS_URL: webAddress.optional(),
  KAIROS_SANDBOX_SMTP_PORT: portNumber,
  KAIROS_SANDBOX_HTTP_PORT: portNumber,
  KAIROS_SECRET: secretKey,
  KAIROS_ROOT: words,
  KAIROS_LOG_LEVEL: logLevel.default('info'),
});

export interface TemporalSettings {
  address: string;
  namespace: string;
  tls: boolean;
  apiKey?: string;
}

export interface ServiceSettings {
  /** For the role that row-level security binds. */
  databaseUrl: string;
  temporal: TemporalSettings;
  /** Where the api listens. */
  host: string;
  port: number;
  /** How browsers reach the api; the beginning of every link we send. Without a slash at its end. */
  publicUrl: string;
  sandbox: { smtpPort: number; httpPort: number };
  providers: ProviderSettings;
  /** 32 bytes from which the keys for tokens and stored credentials are derived. */
  secret: Buffer;
  /** The folder of the repository, for files that are read at run time. */
  root: string;
  logLevel: z.output<typeof logLevel>;
}

/** @throws OperatorError `wrong_setting` that names each wrong variable. */
export function readServiceSettings(environment: NodeJS.ProcessEnv = process.env): ServiceSettings {
  const read = parseEnvironment(ServiceEnvironment, environment);
  return {
    databaseUrl: read.DATABASE_URL,
    temporal: temporalSettings({ ...read, address: read.TEMPORAL_ADDRESS }),
    host: read.KAIROS_HOST,
    port: read.KAIROS_PORT,
    publicUrl: read.KAIROS_URL ?? `http://localhost:${read.KAIROS_PORT}`,
    sandbox: { smtpPort: read.KAIROS_SANDBOX_SMTP_PORT, httpPort: read.KAIROS_SANDBOX_HTTP_PORT },
    providers: providerSettings(read),
    secret: Buffer.from(read.KAIROS_SECRET, 'hex'),
    root: read.KAIROS_ROOT,
    logLevel: read.KAIROS_LOG_LEVEL,
  };
}

interface TemporalVariables {
  address: string;
  TEMPORAL_NAMESPACE: string;
  TEMPORAL_TLS?: boolean;
  TEMPORAL_API_KEY?: string;
}

/** An API key must never travel unencrypted, so it switches TLS on unless that is forbidden by name. */
export function temporalSettings(read: TemporalVariables): TemporalSettings {
  const apiKey = read.TEMPORAL_API_KEY;
  const tls = read.TEMPORAL_TLS ?? apiKey !== undefined;
  return { address: read.address, namespace: read.TEMPORAL_NAMESPACE, tls, apiKey };
}
