/** The base of all procedures: who may call, and how errors reach the screen. */
import { findMemberWorkspaces } from '@kairos/db';
import { notSignedIn, Refusal, type RefusalReason, workspaceNotFound } from '@kairos/services';
import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { ApiContext } from './context/context';

const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const refusal = error.cause instanceof Refusal ? error.cause : null;
    return {
      ...shape,
      message: refusal?.message ?? plainMessage(error),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        /** `<area>/<name>`: the screen finds its words under `error.<name>` of that area. */
        refusal: refusal?.code ?? null,
        values: refusal?.values ?? {},
        /** Paths of the inputs that did not fit. */
        fields: error.cause instanceof ZodError ? error.cause.issues.map((issue) => issue.path.join('.')) : [],
      },
    };
  },
});

export const router = t.router;

const STATUS = {
  invalid: 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'too-many': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RefusalReason, TRPCError['code']>;

/** Turns a use case's refusal into the status that fits it. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof Refusal) throw refused(result.error.cause);
  return result;
});

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure.use(refusals);

/** A signed-in member, in no workspace yet. */
export const memberProcedure = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.member) throw refused(notSignedIn());
  return next({ ctx: { ...ctx, member: ctx.member } });
});

/**
 * A member of the workspace that the page shows: `ctx.workspaceId` and `ctx.role` are proven.
 * A workspace of somebody else is as unknown as one that does not exist.
 */
export const workspaceProcedure = memberProcedure.use(async ({ ctx, next }) => {
  const workspaces = await findMemberWorkspaces(ctx.database, ctx.member.id);
  const wanted = ctx.wantedWorkspaceId;
  const found = wanted === null ? workspaces[0] : workspaces.find((each) => each.workspaceId === wanted);
  if (!found) throw refused(workspaceNotFound());
  return next({ ctx: { ...ctx, workspaceId: found.workspaceId, role: found.role } });
});

/** Owners and editors: whoever may change journeys, customers and keys. */
export const editorProcedure = workspaceProcedure.use(({ ctx, next }) => {
  if (ctx.role === 'viewer') throw refused(notAllowed());
  return next();
});

/** Owners: whoever may change the workspace itself. */
export const ownerProcedure = workspaceProcedure.use(({ ctx, next }) => {
  if (ctx.role !== 'owner') throw refused(notAllowed());
  return next();
});

function refused(refusal: Refusal): TRPCError {
  return new TRPCError({ code: STATUS[refusal.reason], message: refusal.message, cause: refusal });
}

const notAllowed = () =>
  new Refusal('workspace/not-allowed', 'forbidden', 'The role of this member does not allow it.');

/** Unexpected errors stay in the log; the screen only learns that something went wrong. */
function plainMessage(error: TRPCError): string {
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'Something went wrong on the server.';
  if (error.cause instanceof ZodError) return 'The input does not fit.';
  return error.message;
}
