/** From an error of the API to a sentence for the marketer. */
import { TRPCClientError } from '@trpc/client';
import { z } from 'zod';

const shapeSchema = z.object({
  code: z.string(),
  refusal: z.string().nullable().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

type ErrorShape = z.infer<typeof shapeSchema>;

/** The server answered and said no, as opposed to not being reached. */
export function isRefusal(error: unknown): boolean {
  const shape = shapeOf(error);
  return shape !== null && shape.code !== 'INTERNAL_SERVER_ERROR';
}

/** What was asked for does not exist, or not for this member. */
export function isMissing(error: unknown): boolean {
  return shapeOf(error)?.code === 'NOT_FOUND';
}

/** `<area>/<name>` of the refusal, or null. */
export function refusalCode(error: unknown): string | null {
  return shapeOf(error)?.refusal ?? null;
}

const SHARED_WORDS: Record<string, string> = {
  BAD_REQUEST: 'shared:error.invalid',
  NOT_FOUND: 'shared:error.not-found',
  FORBIDDEN: 'shared:error.forbidden',
  TOO_MANY_REQUESTS: 'shared:error.too-many',
  CONFLICT: 'shared:error.conflict',
};

/** Looks words up: `t` of any namespace. Of several keys the first that has words is taken. */
export type Say = (keys: string | string[], values?: Record<string, string | number>) => string;

/** Words of the area that refused, else a general sentence. */
export function errorSentence(error: unknown, t: Say): string {
  const shape = shapeOf(error);
  if (!shape) return t('shared:error.offline');
  const general = SHARED_WORDS[shape.code] ?? 'shared:error.internal';
  const [area, name] = shape.refusal?.split('/') ?? [];
  return area && name ? t([`${area}:error.${name}`, general], shape.values) : t(general);
}

function shapeOf(error: unknown): ErrorShape | null {
  if (!(error instanceof TRPCClientError)) return null;
  return shapeSchema.safeParse(error.data).data ?? null;
}
