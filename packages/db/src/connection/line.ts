/**
 * A line to PostgreSQL as the client `postgres` holds it in the place of a socket. It adds what a socket lacks:
 * silence has an end, and everything that waits on a line hears of its end before the client takes the line for gone.
 */
import { EventEmitter } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { LineTarget } from './line-target';

/** "May we speak TLS?" in PostgreSQL's protocol; the answer is one letter. */
const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const TLS_GRANTED = 'S'.charCodeAt(0);
/** A peer that went away without a word is noticed after this, even on a line on which we only listen. */
const KEEP_ALIVE_AFTER_MS = 10_000;
const LOOKS_PER_DEADLINE = 8;

export class Line extends EventEmitter {
  /** The client names them in its errors. */
  readonly host: string;
  readonly port: number;
  readyState: 'open' | 'closed' = 'open';
  private carrier: Socket;
  /** What the client wrote before the line could carry it. */
  private early: Buffer[] | null = [];
  /** Since when PostgreSQL owes an answer. */
  private owedSince: number | null = null;
  private watch: NodeJS.Timeout | undefined;
  private cause: Error | undefined;

  /** @param answerWithin milliseconds that PostgreSQL may be silent while it owes an answer; null: for ever. */
  constructor(
    private readonly target: LineTarget,
    private readonly answerWithin: number | null,
  ) {
    super();
    this.host = target.host;
    this.port = target.port;
    const { host, port, encryption } = target;
    const plain = connect({
      ...{ host, port, noDelay: true },
      ...{ keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS },
    });
    this.carrier = plain;
    this.dieWith(plain);
    plain.once('connect', () => (encryption === 'off' ? this.carryOver(plain) : this.askForTls(plain)));
  }

  write(chunk: Buffer, done?: (error?: Error | null) => void): boolean {
    if (this.readyState === 'closed') {
      // Whoever wrote waits for an answer that nobody will give.
      setImmediate(() => this.tell(lost('The line to the database is gone.')));
      return true;
    }
    this.owedSince ??= Date.now();
    if (this.early === null) return this.carrier.write(chunk, done);
    this.early.push(chunk);
    return true;
  }

  end(chunk: Buffer): void {
    this.carrier.end(chunk);
  }

  destroy(): void {
    this.carrier.destroy();
  }

  private askForTls(plain: Socket): void {
    plain.write(TLS_REQUEST);
    plain.once('data', ([answer]) => {
      if (answer === TLS_GRANTED) this.encrypt(plain);
      else if (this.target.encryption === 'if-offered') this.carryOver(plain);
      else plain.destroy(lost('The database does not speak TLS, which `sslmode` asks for.'));
    });
  }

  private encrypt(plain: Socket): void {
    const { host, encryption } = this.target;
    const secure = connectTls({
      socket: plain,
      rejectUnauthorized: encryption === 'verified',
      ...(isIP(host) ? { host } : { servername: host }),
    });
    this.dieWith(secure);
    secure.once('secureConnect', () => this.carryOver(secure));
  }

  private carryOver(carrier: Socket): void {
    this.carrier = carrier;
    carrier.on('data', (chunk) => {
      this.owedSince = null;
      this.emit('data', chunk);
    });
    carrier.on('drain', () => this.emit('drain'));
    for (const chunk of this.early ?? []) carrier.write(chunk);
    this.early = null;
    const { answerWithin } = this;
    if (answerWithin === null) return;
    this.watch = setInterval(() => {
      if (this.owedSince === null || Date.now() - this.owedSince < answerWithin) return;
      carrier.destroy(lost(`The database was silent for ${answerWithin} ms.`));
    }, answerWithin / LOOKS_PER_DEADLINE).unref();
  }

  private dieWith(socket: Socket): void {
    socket.on('error', (error) => {
      this.cause ??= error;
    });
    socket.once('close', () => this.die());
  }

  private die(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    clearInterval(this.watch);
    this.carrier.destroy();
    this.tell(this.cause ?? lost('The database hung up.'));
    // A statement may have been handed to the client in this very turn, to be written in the next: it must hear it too.
    setImmediate(() => setImmediate(() => this.emit('close', false)));
  }

  private tell(cause: Error): void {
    if (this.listenerCount('error') > 0) this.emit('error', cause);
  }
}

/** The code is the client's own, for whoever tells lost lines from refused statements. */
function lost(message: string): Error {
  return Object.assign(new Error(message), { code: 'CONNECTION_CLOSED' });
}
