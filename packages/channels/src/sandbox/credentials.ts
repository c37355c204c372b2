/** Credentials for the sandbox, derived from the installation's secret: only our own worker can post, and only as the right workspace. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Password of a workspace for the sandbox's SMTP server; the user name is the workspace id. */
export function sandboxPassword(secret: Buffer, workspaceId: string): string {
  return createHmac('sha256', secret).update(`sandbox:smtp:${workspaceId}`).digest('hex');
}

/** Bearer token of a workspace for the sandbox's HTTP server. */
export function sandboxToken(secret: Buffer, workspaceId: string): string {
  const proof = createHmac('sha256', secret).update(`sandbox:http:${workspaceId}`).digest('hex');
  return `${workspaceId}.${proof}`;
}

export function isSandboxPassword(secret: Buffer, workspaceId: string, password: string): boolean {
  return isSame(password, sandboxPassword(secret, workspaceId));
}

/** The workspace that a token belongs to, or null when it is not one of ours. */
export function workspaceOfToken(secret: Buffer, token: string): string | null {
  const workspaceId = token.slice(0, token.indexOf('.'));
  return isSame(token, sandboxToken(secret, workspaceId)) ? workspaceId : null;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
