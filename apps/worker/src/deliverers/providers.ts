/** The providers that messages leave by: the sandbox's mail server, and its HTTP door for SMS and push. */
import { HttpProvider, Pace, type Provider, SmtpProvider } from '@kairos/channels';
import { sandboxPassword, sandboxToken } from '@kairos/channels/sandbox';

export interface Outlet {
  provider: Provider;
  pace: Pace;
  /** Messages handed over at once; for e-mail also the number of connections. */
  atOnce: number;
}

export interface OutletSettings {
  sandbox: { smtpPort: number; httpPort: number };
  /** The installation's secret. */
  secret: Buffer;
}

const SANDBOX_HOST = '127.0.0.1';
// The domain is reserved for testing: an answer to such a message goes nowhere.
const SANDBOX_SENDER = { address: 'hello@kairos.test' };

/** One outlet per channel. */
export function sandboxOutlets({ sandbox, secret }: OutletSettings): Outlet[] {
  const email = new SmtpProvider({
    server: { host: SANDBOX_HOST, port: sandbox.smtpPort, secure: false, requireTls: false },
    sender: SANDBOX_SENDER,
    credentialsOf: (workspaceId) => ({ user: workspaceId, pass: sandboxPassword(secret, workspaceId) }),
  });
  const http = (channel: 'sms' | 'push') =>
    new HttpProvider({
      channel,
      baseUrl: `http://${SANDBOX_HOST}:${sandbox.httpPort}`,
      tokenOf: (workspaceId) => sandboxToken(secret, workspaceId),
    });
  const now = Date.now();
  return [
    { provider: email, pace: new Pace(2_000, 2_000, now), atOnce: 64 },
    { provider: http('sms'), pace: new Pace(500, 500, now), atOnce: 32 },
    { provider: http('push'), pace: new Pace(1_000, 1_000, now), atOnce: 32 },
  ];
}
