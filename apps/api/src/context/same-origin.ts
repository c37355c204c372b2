/** Refuses requests that another site makes a member's browser send. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A header that a form cannot set and that another origin may not without our consent. */
const CLIENT_HEADER = 'kairos-client';

type Verdict = { status: 403 | 415; code: string; message: string } | null;

/** Hook for every route that a cookie opens. */
export function sameOriginOnly(publicUrl: string) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const verdict = judge(request, publicUrl);
    if (verdict) await reply.code(verdict.status).send({ code: verdict.code, message: verdict.message });
  };
}

function judge(request: FastifyRequest, publicUrl: string): Verdict {
  if (isRead(request)) return cameFromElsewhere(request) ? foreign() : null;
  // Multipart and octet-stream would reach a procedure without input; multipart even without a preflight.
  if (!isJson(request)) {
    return { status: 415, code: 'request/not-json', message: 'Only application/json is accepted here.' };
  }
  if (request.headers[CLIENT_HEADER] === undefined) return foreign();
  if (!isOwnOrigin(request.headers.origin, request.headers.host, publicUrl)) return foreign();
  return cameFromElsewhere(request) || lacksSiteWhereBrowsersSendIt(request, publicUrl) ? foreign() : null;
}

const foreign = (): Verdict => ({
  status: 403,
  code: 'request/foreign-origin',
  message: 'This request did not come from the Kairos page itself.',
});

const isRead = (request: FastifyRequest) => request.method === 'GET' || request.method === 'HEAD';

function isJson(request: FastifyRequest): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json';
}

/** The browser cannot be made to lie about either header, so an origin equal to the host that was addressed is ours. */
function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  if (origin === new URL(publicUrl).origin) return true;
  return !publicUrl.startsWith('https:') && host !== undefined && origin === `http://${host}`;
}

function cameFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Browsers leave the header out only where the address is neither https nor this machine. */
function lacksSiteWhereBrowsersSendIt(request: FastifyRequest, publicUrl: string): boolean {
  if (request.headers['sec-fetch-site'] !== undefined) return false;
  return publicUrl.startsWith('https:') || LOOPBACK.has(hostnameOf(request.headers.host));
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostnameOf(host: string | undefined): string {
  const address = `http://${host}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}
