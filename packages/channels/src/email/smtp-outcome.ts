/** What a failed SMTP conversation means for the message: refused, safe to try again, or unknown. */
import type { TransmitResult } from '../provider/transmit';

/**
 * How far a conversation came. nodemailer reports the same error for a connection lost before MAIL and after the final dot,
 * so we note ourselves when the first byte of the message was given to the connection.
 */
export type SmtpPhase = 'connecting' | 'envelope' | 'body';

export interface SmtpFailure {
  phase: SmtpPhase;
  /** SMTP command that the failure belongs to, if the server answered to one. */
  command: string | null;
  /** The server's complete reply, if there was one. */
  reply: string | null;
  timedOut: boolean;
}

const REPLY = /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\b)?/;
/** Time for an operator to correct our credentials. */
const AFTER_LOGIN_FAILED = 60_000;

export function smtpOutcome(failure: SmtpFailure): TransmitResult {
  const [, code, status] = REPLY.exec(failure.reply ?? '') ?? [];
  if (code === undefined) return withoutReply(failure);
  if (failure.command?.startsWith('AUTH')) {
    return { type: 'retry', after: AFTER_LOGIN_FAILED, reason: 'sender-refused', fault: 'us', scope: 'provider' };
  }
  const concernsAll = failure.phase === 'connecting' || code === '421';
  if (code.startsWith('4') || concernsAll) {
    const scope = concernsAll ? 'provider' : 'message';
    return { type: 'retry', after: null, reason: 'provider-busy', fault: 'provider', scope };
  }
  return refused(failure, status ? `${code} ${status}` : code, status ?? '');
}

function withoutReply(failure: SmtpFailure): TransmitResult {
  switch (failure.phase) {
    case 'connecting':
      return { type: 'retry', after: null, reason: 'provider-unreachable', fault: 'provider', scope: 'provider' };
    case 'envelope':
      return { type: 'retry', after: null, reason: 'connection-lost', fault: 'provider', scope: 'message' };
    case 'body':
      return { type: 'unknown', reason: failure.timedOut ? 'no-answer' : 'connection-lost' };
  }
}

// x.7.y speaks about us, whatever command it answers: no fault of the customer, who must not be suppressed for it.
function refused(failure: SmtpFailure, code: string, status: string): TransmitResult {
  if (status.startsWith('5.7.')) return { type: 'rejected', code, reason: 'policy-refused', fault: 'us' };
  if (failure.command?.startsWith('RCPT')) {
    return { type: 'rejected', code, reason: 'address-refused', fault: 'customer-data' };
  }
  if (failure.command?.startsWith('MAIL')) return { type: 'rejected', code, reason: 'sender-refused', fault: 'us' };
  return { type: 'rejected', code, reason: 'content-refused', fault: 'journey' };
}
