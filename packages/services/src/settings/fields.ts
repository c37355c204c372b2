/** The shapes that a setting may have. Each says in its error what the value must be. */
import { z } from 'zod';

const field = (must: string, isRight: (text: string) => boolean) => z.string({ error: must }).refine(isRight, must);

export const portNumber = field('must be a port number from 1 to 65535', isPort).transform(Number);

export const hostAndPort = field('must be host:port, such as localhost:7233', (text) => {
  const [, host, port] = /^(.+):(\d+)$/.exec(text) ?? [];
  return host !== undefined && !host.includes('/') && port !== undefined && isPort(port);
});

export const postgresUrl = field('must be an address such as postgres://user:password@host:5432/database', (text) => {
  const url = parseUrl(text);
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
});

export const webAddress = field('must be a web address such as https://kairos.example.com', (text) =>
  /^https?:$/.test(parseUrl(text)?.protocol ?? ''),
).transform((text) => text.replace(/\/+$/, ''));

export const smtpAddress = field(
  'must be an address such as smtp://user:password@mail.example.com:587, or smtps:// for TLS from the first byte',
  (text) => {
    const url = parseUrl(text);
    return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname);
  },
);

export const mailbox = field('must be one mailbox such as hello@example.com', (text) =>
  /^[^\s@<>"(),;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text),
);

/** Messages and a token go there, so anywhere but on this machine it has to be encrypted. */
export const providerAddress = field('must be a web address that begins with https://', (text) => {
  const url = parseUrl(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
}).transform((text) => text.replace(/\/+$/, ''));

export const hostList = field(
  'must be hosts such as crm.example.internal or 10.0.0.5:8080, with commas between',
  (text) => text.split(',').every((host) => /^\s*([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?\s*$/i.test(host)),
).transform((text) => text.split(',').map((host) => host.trim().toLowerCase()));

export const messagesPerSecond = field('must be a whole number of messages a second, from 1 to 100000', (text) =>
  /^[1-9]\d{0,4}$|^100000$/.test(text),
).transform(Number);

export const yesOrNo = field('must be "true" or "false"', (text) => /^(true|false)$/.test(text)).transform(
  (text) => text === 'true',
);

export const secretKey = field('must be 64 hexadecimal digits (32 random bytes)', (text) =>
  /^[0-9a-f]{64}$/i.test(text),
);

export const webhookSecret = field('must be whsec_ and 24 to 64 random bytes in base64', (text) => {
  const bytes = Buffer.from(/^whsec_([A-Za-z0-9+/]+=*)$/.exec(text)?.[1] ?? '', 'base64').length;
  return bytes >= 24 && bytes <= 64;
});

export const logLevel = z.enum(['error', 'warn', 'info', 'debug'], { error: 'must be error, warn, info or debug' });

export const words = field('must be set', (text) => text.trim() !== '');

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whether what is sent there never leaves this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
