/** A mail server that keeps what it takes in a ledger. Written by hand, since it has to hang up at points where a server never would. */
import { createHash } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { report } from './callbacks';
import type { Ledger } from './ledger';
import type { ScriptedSink, SinkRule } from './script';

/** Listens on loopback, without TLS and without asking who is there. */
export async function startSmtpSink(port: number, ledger: Ledger, sink: ScriptedSink): Promise<Server> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    new Conversation(socket, ledger, sink, connections).begin();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

interface Envelope {
  /** From the return address, which names the message. */
  key: string | null;
  recipient: string;
}

class Conversation {
  private pending = '';
  private inBody = false;
  private envelope: Envelope = { key: null, recipient: '' };
  private mails = 0;

  constructor(
    private readonly socket: Socket,
    private readonly ledger: Ledger,
    private readonly sink: ScriptedSink,
    private readonly number: number,
  ) {}

  begin(): void {
    // A client that vanishes is what this is for.
    this.socket.on('error', () => {});
    this.socket.on('data', (chunk) => {
      this.pending += chunk.toString('latin1');
      this.read();
    });
    this.say('220 sink');
  }

  private read(): void {
    for (;;) {
      const mark = this.inBody ? '\r\n.\r\n' : '\r\n';
      const end = this.pending.indexOf(mark);
      if (end === -1 || this.socket.destroyed) return;
      const text = this.pending.slice(0, end);
      this.pending = this.pending.slice(end + mark.length);
      if (this.inBody) void this.receive(text);
      else this.obey(text);
    }
  }

  private obey(line: string): void {
    const [verb = ''] = line.toUpperCase().split(' ');
    switch (verb) {
      case 'MAIL':
        this.mails += 1;
        if (this.sink.ruleFor('email', `connection ${this.number} mail ${this.mails}`, ['cut-before-mail']))
          return this.cut();
        this.envelope = { key: /<bounce\+([^@>]+)@/i.exec(line)?.[1] ?? null, recipient: '' };
        return this.say('250 2.1.0 ok');
      case 'RCPT':
        this.envelope.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
        return this.say('250 2.1.5 ok');
      case 'DATA': {
        const rule = this.sink.ruleFor('email', this.envelope.key ?? line, ['cut-at-data']);
        if (rule) {
          void this.note(false, rule, '');
          return this.cut();
        }
        this.inBody = true;
        return this.say('354 go on');
      }
      case 'QUIT':
        this.say('221 bye');
        return void this.socket.end();
      default:
        return this.say('250 ok');
    }
  }

  private async receive(body: string): Promise<void> {
    this.inBody = false;
    const rule = this.sink.ruleFor('email', this.envelope.key ?? 'none', [
      'cut-after-accept',
      'fail-after-accept',
      'busy',
      'delay',
      'silent',
    ]);
    const isKept = rule?.fault !== 'busy' && rule?.fault !== 'silent';
    await this.note(isKept, rule, body);
    if (isKept) this.reportSoon();
    switch (rule?.fault) {
      case 'cut-after-accept':
        return this.cut();
      case 'fail-after-accept':
        return this.say('451 4.3.0 something went wrong');
      case 'busy':
        return this.say('451 4.7.1 come back later');
      case 'silent':
        return;
      case 'delay':
        setTimeout(() => this.say('250 2.0.0 ok'), rule.milliseconds ?? 1_000);
        return;
      default:
        this.say('250 2.0.0 ok');
    }
  }

  /** Mail servers say what became of a letter when the conversation is long over. */
  private reportSoon(): void {
    const { callbacks } = this.sink.script;
    const { key } = this.envelope;
    if (key !== null && callbacks?.channels.includes('email')) void report(callbacks, 'email', key);
  }

  private note(kept: boolean, rule: SinkRule | null, body: string): Promise<void> {
    const { key, recipient } = this.envelope;
    return this.ledger.append({
      ...{ channel: 'email', key, recipient, at: Date.now(), kept, fault: rule?.fault ?? null },
      digest: createHash('sha256').update(body).digest('hex').slice(0, 16),
      messageId: /^message-id: <([^@>]+)@/im.exec(body)?.[1] ?? null,
    });
  }

  private say(line: string): void {
    if (!this.socket.destroyed) this.socket.write(`${line}\r\n`);
  }

  private cut(): void {
    this.socket.destroy();
  }
}
