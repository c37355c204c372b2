/** One SMTP connection that carries message after message, and knows at each moment how far it came. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { WrittenEmail } from './mime';
import type { SmtpFailure, SmtpPhase } from './smtp-outcome';

export interface SmtpServerAddress {
  host: string;
  port: number;
  /** TLS from the first byte (port 465). Otherwise STARTTLS is used where offered, and demanded when `requireTls`. */
  secure: boolean;
  requireTls: boolean;
}

export interface SmtpCredentials {
  user: string;
  pass: string;
}

/** Milliseconds: to connect and be greeted, and of silence at any later moment. */
const CONNECT_TIMEOUT = 10_000;
const SILENCE_TIMEOUT = 60_000;
/** From the first packet to the end of the log-in; a server that trickles its answers escapes the limits above. */
const LONGEST_OPENING = 20_000;
const LONGEST_RESET = 5_000;

/** Thrown by `open` and `send`. */
export class SmtpError extends Error {
  constructor(readonly failure: SmtpFailure) {
    super(`SMTP failed while ${failure.phase}`);
    this.name = 'SmtpError';
  }
}

export class SmtpLine {
  /** Messages carried so far. */
  carried = 0;
  usable = true;

  private constructor(private readonly connection: SMTPConnection) {
    connection.on('error', () => this.close());
    connection.once('end', () => this.close());
  }

  /** Connects and logs in, within `limit` milliseconds; throws an SmtpError. */
  static async open(server: SmtpServerAddress, credentials: SmtpCredentials | null, limit: number): Promise<SmtpLine> {
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.requireTls,
      connectionTimeout: CONNECT_TIMEOUT,
      greetingTimeout: CONNECT_TIMEOUT,
      socketTimeout: SILENCE_TIMEOUT,
    });
    const line = new SmtpLine(connection);
    try {
      await settle((done) => {
        const alarm = setTimeout(() => done(timeout()), Math.min(limit, LONGEST_OPENING));
        const opened = (error?: Error | null) => {
          clearTimeout(alarm);
          done(error);
        };
        connection.once('error', opened);
        connection.once('end', () => opened(new Error('The server hung up.')));
        connection.connect((error) => {
          if (error || !credentials) opened(error);
          else connection.login({ ...credentials, credentials }, opened);
        });
      });
      return line;
    } catch (error) {
      line.close();
      throw smtpError('connecting', error);
    }
  }

  /** Hands over one message, within `limit` milliseconds; returns the server's final reply, or throws an SmtpError. */
  async send(email: WrittenEmail, limit: number): Promise<string> {
    const progress: { phase: SmtpPhase } = { phase: 'envelope' };
    const body = new Readable({
      read() {
        progress.phase = 'body';
        this.push(email.raw);
        this.push(null);
      },
    });
    let reply = '';
    try {
      await settle((done) => {
        const alarm = setTimeout(() => done(timeout()), limit);
        this.connection.send(email.envelope, body, (error, info) => {
          clearTimeout(alarm);
          reply = info?.response ?? '';
          done(error);
        });
      });
      this.carried += 1;
      return reply;
    } catch (error) {
      const failure = smtpError(progress.phase, error);
      if (failure.failure.reply === null || failure.failure.reply.startsWith('421')) this.close();
      else await this.reset();
      throw failure;
    }
  }

  /** Ends the conversation politely. */
  quit(): void {
    this.usable = false;
    this.connection.quit();
  }

  close(): void {
    this.usable = false;
    this.connection.close();
  }

  // After a refusal the connection is fine, but the server still holds the refused envelope.
  private async reset(): Promise<void> {
    try {
      await settle((done) => {
        const alarm = setTimeout(() => done(timeout()), LONGEST_RESET);
        this.connection.reset((error) => {
          clearTimeout(alarm);
          done(error);
        });
      });
    } catch {
      this.close();
    }
  }
}

const timeout = (): Error => Object.assign(new Error('The conversation took too long.'), { code: 'ETIMEDOUT' });

function settle(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}

function smtpError(phase: SmtpPhase, error: unknown): SmtpError {
  const details = error instanceof Error ? error : new Error(String(error));
  const field = (name: string): string | null => {
    const value: unknown = Reflect.get(details, name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return new SmtpError({
    phase,
    command: field('command'),
    reply: field('response'),
    timedOut: field('code') === 'ETIMEDOUT',
  });
}
