/** What the API needs to know from its environment, read in one place. */
import { z } from 'zod';

const environmentSchema = z.object({
  KAIROS_PORT: z.coerce.number().int().min(0).max(65_535).default(4400),
  KAIROS_HOST: z.string().default('127.0.0.1'),
  KAIROS_URL: z.url().optional(),
  DATABASE_URL: z.string().min(1),
  KAIROS_WEB_DIST: z.string().optional(),
});

export interface ApiSettings {
  port: number;
  host: string;
  /** Address under which browsers reach Kairos; decides about secure cookies and goes into sign-in links. */
  publicUrl: string;
  databaseUrl: string;
  /** Folder of the built web application; null when another server brings it (development). */
  webFolder: string | null;
}

/** Throws a ZodError that names the wrong setting. */
export function readSettings(environment: NodeJS.ProcessEnv): ApiSettings {
  const parsed = environmentSchema.parse(environment);
  return {
    port: parsed.KAIROS_PORT,
    host: parsed.KAIROS_HOST,
    publicUrl: parsed.KAIROS_URL ?? `http://localhost:${parsed.KAIROS_PORT}`,
    databaseUrl: parsed.DATABASE_URL,
    webFolder: parsed.KAIROS_WEB_DIST ?? null,
  };
}
