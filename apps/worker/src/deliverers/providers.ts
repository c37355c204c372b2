/** The providers that messages leave by: those that the settings name, else the sandbox; messages of simulated workspaces always stay there. */
import { HttpProvider, Pace, type Provider, realOrSandbox, SmtpProvider } from '@kairos/channels';
import { sandboxPassword, sandboxToken } from '@kairos/channels/sandbox';
import type { MailRelay, MessageService, ProviderSettings } from '@kairos/services/settings';

export interface Outlet {
  provider: Provider;
  pace: Pace;
  /** Messages handed over at once; for e-mail also the number of connections. */
  atOnce: number;
}

export interface OutletSettings {
  sandbox: { smtpPort: number; httpPort: number };
  providers: ProviderSettings;
  /** The installation's secret. */
  secret: Buffer;
}

/** Mail servers allow few connections to one sender. */
const MAILS_AT_ONCE = 64;
/** Of the time that a message is in hand, nine tenths go into claiming, beginning and recording it; with fewer a flood waits for that. */
const REQUESTS_AT_ONCE = 96;

const SANDBOX_HOST = '127.0.0.1';
// The domain is reserved for testing: an answer to such a message goes nowhere.
const SANDBOX_SENDER = { address: 'hello@kairos.test' };

/** One outlet per channel. */
export function outletsFor({ sandbox, providers, secret }: OutletSettings): Outlet[] {
  const mailSandbox = new SmtpProvider({
    server: { host: SANDBOX_HOST, port: sandbox.smtpPort, secure: false, requireTls: false },
    sender: SANDBOX_SENDER,
    credentialsOf: (workspaceId) => ({ user: workspaceId, pass: sandboxPassword(secret, workspaceId) }),
  });
  const httpSandbox = (channel: 'sms' | 'push') =>
    new HttpProvider({
      channel,
      baseUrl: `http://${SANDBOX_HOST}:${sandbox.httpPort}`,
      tokenOf: (workspaceId) => sandboxToken(secret, workspaceId),
    });
  const email = providers.email ? realOrSandbox(relay(providers.email), mailSandbox) : mailSandbox;
  const http = (channel: 'sms' | 'push') => {
    const real = providers[channel];
    return real ? realOrSandbox(service(channel, real), httpSandbox(channel)) : httpSandbox(channel);
  };
  const { rates } = providers;
  const now = Date.now();
  return [
    { provider: email, pace: new Pace(rates.email, rates.email, now), atOnce: MAILS_AT_ONCE },
    { provider: http('sms'), pace: new Pace(rates.sms, rates.sms, now), atOnce: REQUESTS_AT_ONCE },
    { provider: http('push'), pace: new Pace(rates.push, rates.push, now), atOnce: REQUESTS_AT_ONCE },
  ];
}

function relay({ host, port, secure, requireTls, credentials, from }: MailRelay): Provider {
  return new SmtpProvider({
    server: { host, port, secure, requireTls },
    sender: { address: from },
    credentialsOf: () => credentials,
  });
}

function service(channel: 'sms' | 'push', { url, token }: MessageService): Provider {
  return new HttpProvider({ channel, baseUrl: url, tokenOf: () => token });
}
