/** The cookie that carries the session's token. */
import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface SessionCookie {
  read(): string | null;
  write(token: string, expiresAt: Date): void;
  clear(): void;
}

/**
 * Over https the name starts with `__Host-`: browsers then refuse the cookie from plain http, from another path and from a sibling subdomain.
 */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-kairos' : 'kairos';
}

export function sessionCookie(request: FastifyRequest, reply: FastifyReply, publicUrl: string): SessionCookie {
  const name = sessionCookieName(publicUrl);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl) } as const;
  return {
    read: () => request.cookies[name] ?? null,
    write: (token, expiresAt) => void reply.setCookie(name, token, { ...options, expires: expiresAt }),
    clear: () => void reply.clearCookie(name, options),
  };
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
