/** The providers that real messages leave by. What is not set stays in the sandbox. */
import { OperatorError } from '@kairos/db/embedded';
import type { z } from 'zod';
import {
  hostList,
  isLoopback,
  mailbox,
  messagesPerSecond,
  providerAddress,
  smtpAddress,
  webhookSecret,
  words,
} from './fields';

export const providerVariables = {
  KAIROS_SMTP_URL: smtpAddress.optional(),
  KAIROS_MAIL_FROM: mailbox.optional(),
  KAIROS_SMS_URL: providerAddress.optional(),
  KAIROS_SMS_TOKEN: words.optional(),
  KAIROS_PUSH_URL: providerAddress.optional(),
  KAIROS_PUSH_TOKEN: words.optional(),
  KAIROS_EMAIL_RATE: messagesPerSecond.default(2_000),
  KAIROS_SMS_RATE: messagesPerSecond.default(500),
  KAIROS_PUSH_RATE: messagesPerSecond.default(1_000),
  KAIROS_WEBHOOK_HOSTS: hostList.default([]),
  KAIROS_CALLBACK_SECRET: webhookSecret.optional(),
};

/** A variable and the one that it is worth nothing without. */
const PAIRS = [
  ['KAIROS_SMTP_URL', 'KAIROS_MAIL_FROM'],
  ['KAIROS_SMS_URL', 'KAIROS_SMS_TOKEN'],
  ['KAIROS_PUSH_URL', 'KAIROS_PUSH_TOKEN'],
] as const;

export interface MailRelay {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS is used where offered, and demanded when `requireTls`. */
  secure: boolean;
  requireTls: boolean;
  credentials: { user: string; pass: string } | null;
  /** Mailbox that customers see. */
  from: string;
}

/** Speaks the HTTP shape that the README of the channels describes. */
export interface MessageService {
  /** Without a slash at its end. */
  url: string;
  token: string;
}

export interface ProviderSettings {
  email: MailRelay | null;
  sms: MessageService | null;
  push: MessageService | null;
  /** Messages a second that leave by each channel, at most. */
  rates: Record<'email' | 'sms' | 'push', number>;
  /** Hosts of the installation's own network that webhooks may call, as `host` or `host:port`. */
  webhookHosts: string[];
  /** Signs what providers report back; without it nothing is taken. */
  callbackSecret: string | null;
}

type ProviderVariables = z.output<z.ZodObject<typeof providerVariables>>;

/** @throws OperatorError `wrong_setting` when one half of a pair is set. */
export function providerSettings(read: ProviderVariables): ProviderSettings {
  const lines = PAIRS.flatMap(([address, companion]) => {
    if ((read[address] === undefined) === (read[companion] === undefined)) return [];
    const [missing, given] = read[address] === undefined ? [address, companion] : [companion, address];
    return [`${missing} is not set: ${given} is, and one needs the other.`];
  });
  if (lines.length > 0) throw new OperatorError('wrong_setting', lines.join('\n'));
  return {
    email: relayOf(read.KAIROS_SMTP_URL, read.KAIROS_MAIL_FROM),
    sms: serviceOf(read.KAIROS_SMS_URL, read.KAIROS_SMS_TOKEN),
    push: serviceOf(read.KAIROS_PUSH_URL, read.KAIROS_PUSH_TOKEN),
    rates: { email: read.KAIROS_EMAIL_RATE, sms: read.KAIROS_SMS_RATE, push: read.KAIROS_PUSH_RATE },
    webhookHosts: read.KAIROS_WEBHOOK_HOSTS,
    callbackSecret: read.KAIROS_CALLBACK_SECRET ?? null,
  };
}

function serviceOf(url: string | undefined, token: string | undefined): MessageService | null {
  return url === undefined || token === undefined ? null : { url, token };
}

// Without TLS a password and every customer's address would cross the network for all to read.
function relayOf(text: string | undefined, from: string | undefined): MailRelay | null {
  if (text === undefined || from === undefined) return null;
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTls: !secure && !isLoopback(url.hostname),
    credentials: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    from,
  };
}
