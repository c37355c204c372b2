/** Sends e-mail over SMTP, through connections that stay open between messages. */
import type { OutgoingMessage, Provider, TransmitResult } from '../provider/transmit';
import { normaliseEmail } from './address';
import { type EmailSender, type WrittenEmail, writeEmail } from './mime';
import { type SmtpCredentials, SmtpError, SmtpLine, type SmtpServerAddress } from './smtp-connection';
import { smtpOutcome } from './smtp-outcome';

export interface SmtpSettings {
  server: SmtpServerAddress;
  sender: EmailSender;
  /** Credentials may differ per workspace, as in the sandbox; null when the server asks for none. */
  credentialsOf(workspaceId: string): SmtpCredentials | null;
}

/** Servers count messages per connection, and some slow down those that never end. */
const MOST_PER_CONNECTION = 500;
const IDLE_MILLISECONDS = 20_000;
/**
 * All that is done for one message, whatever the server does: connecting, logging in, a second try over a fresh connection. A hand-over
 * that outlived its lease would be taken for lost, and one that never began for sent.
 */
const LONGEST_CONVERSATION = 75_000;

/**
 * The caller bounds how many messages are handed over at once; there are never more connections than that.
 * nodemailer's own pool is not used: it queues a message again when a connection closes, and only the state machine may decide that.
 */
export class SmtpProvider implements Provider {
  readonly channel = 'email';
  readonly honoursKeys = false;
  readonly longestHandOver = LONGEST_CONVERSATION + 15_000;
  private readonly idle = new Map<string, { line: SmtpLine; since: number }[]>();
  private readonly sweep: NodeJS.Timeout;

  constructor(private readonly settings: SmtpSettings) {
    this.sweep = setInterval(() => this.quitIdle(Date.now() - IDLE_MILLISECONDS), IDLE_MILLISECONDS / 2);
    this.sweep.unref();
  }

  async transmit(message: OutgoingMessage): Promise<TransmitResult> {
    if (message.words.channel !== 'email') throw new Error(`An e-mail provider was given ${message.words.channel}.`);
    if (normaliseEmail(message.recipient) !== message.recipient) {
      return { type: 'rejected', code: 'address-grammar', reason: 'address-refused', fault: 'customer-data' };
    }
    const email = writeEmail(message, message.words, this.settings.sender);
    try {
      const reply = await this.send(message.workspaceId, email);
      return { type: 'accepted', providerId: queueIdOf(reply) ?? message.id };
    } catch (error) {
      if (error instanceof SmtpError) return smtpOutcome(error.failure);
      throw error;
    }
  }

  async close(): Promise<void> {
    clearInterval(this.sweep);
    this.quitIdle(Number.POSITIVE_INFINITY);
  }

  // A server may have dropped a connection that was idle. Nothing was said about this message then, so a fresh one may try at once.
  private async send(workspaceId: string, email: WrittenEmail): Promise<string> {
    const begunAt = performance.now();
    const timeLeft = () => Math.max(0, LONGEST_CONVERSATION - (performance.now() - begunAt));
    const used = this.takeIdle(workspaceId);
    if (used) {
      try {
        return await this.sendOver(used, workspaceId, email, timeLeft());
      } catch (error) {
        const wentStale =
          error instanceof SmtpError && error.failure.phase === 'envelope' && error.failure.reply === null;
        if (!wentStale) throw error;
      }
    }
    const fresh = await SmtpLine.open(this.settings.server, this.settings.credentialsOf(workspaceId), timeLeft());
    return this.sendOver(fresh, workspaceId, email, timeLeft());
  }

  private async sendOver(line: SmtpLine, workspaceId: string, email: WrittenEmail, limit: number): Promise<string> {
    try {
      return await line.send(email, limit);
    } finally {
      if (line.usable && line.carried < MOST_PER_CONNECTION) this.keep(workspaceId, line);
      else if (line.usable) line.quit();
    }
  }

  private takeIdle(workspaceId: string): SmtpLine | null {
    const lines = this.idle.get(workspaceId) ?? [];
    for (let kept = lines.pop(); kept; kept = lines.pop()) if (kept.line.usable) return kept.line;
    return null;
  }

  private keep(workspaceId: string, line: SmtpLine): void {
    const lines = this.idle.get(workspaceId) ?? [];
    lines.push({ line, since: Date.now() });
    this.idle.set(workspaceId, lines);
  }

  private quitIdle(before: number): void {
    for (const [workspaceId, lines] of this.idle) {
      for (const { line } of lines.filter(({ since }) => since < before)) line.quit();
      const kept = lines.filter(({ line, since }) => line.usable && since >= before);
      if (kept.length > 0) this.idle.set(workspaceId, kept);
      else this.idle.delete(workspaceId);
    }
  }
}

/** "250 2.0.0 OK: queued as 4F3A" → "4F3A" */
function queueIdOf(reply: string): string | null {
  return /queued as ([A-Za-z0-9._-]{1,120})/i.exec(reply)?.[1] ?? null;
}
