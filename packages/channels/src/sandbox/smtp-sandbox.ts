/** A mail server that keeps every message instead of passing it on. */
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Gather } from '../gather';
import { isSandboxPassword } from './credentials';
import { portOf, type RunningServer } from './port';
import type { Misbehave, SandboxRecord, StoredRecord } from './record';

export interface SmtpSandboxOptions {
  host: string;
  port: number;
  secret: Buffer;
  records: Gather<SandboxRecord, StoredRecord>;
  misbehave: Misbehave;
}

const MOST_BYTES = 10_000_000;

/** Listens on loopback: no TLS, but a password, so that nobody else on the machine can put words into a customer's inbox. */
export async function startSmtpSandbox(options: SmtpSandboxOptions): Promise<RunningServer> {
  const server = new SMTPServer({
    banner: 'Kairos sandbox',
    size: MOST_BYTES,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    logger: false,
    closeTimeout: 2_000,
    onAuth({ username, password }, _session, done) {
      const user = username ?? '';
      if (isSandboxPassword(options.secret, user, password ?? '')) done(null, { user });
      else done(new Error('Wrong user or password'));
    },
    onRcptTo(_address, session, done) {
      const isSecond = session.envelope.rcptTo.length > 0;
      done(isSecond ? reply(452, '4.5.3 One recipient per message') : null);
    },
    onData(stream, session, done) {
      const cut = () => hangUp(server, session);
      receive(stream, session, options, cut).then(
        (queueId) => done(null, `2.0.0 OK: queued as ${queueId}`),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that vanishes is no concern of a mail server.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
  return {
    port: portOf(server.server),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: SmtpSandboxOptions,
  cut: () => string,
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  if (stream.sizeExceeded) throw reply(552, '5.3.4 Message too big');
  const record = await recordOf(Buffer.concat(chunks), session);
  const behaviour = options.misbehave(record);
  if (behaviour === 'busy') throw reply(451, '4.7.1 Come back later');
  if (behaviour === 'refuse') throw reply(550, '5.1.1 Nobody by that name');
  if (behaviour === 'drop-before') return cut();
  const { id } = await options.records.add(record);
  if (behaviour === 'drop-after') return cut();
  if (behaviour === 'fail-after') throw reply(451, '4.3.0 Something went wrong');
  return id;
}

const reply = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });

function hangUp(server: SMTPServer, session: SMTPServerSession): string {
  for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
  return 'nobody hears this';
}

async function recordOf(raw: Buffer, session: SMTPServerSession): Promise<SandboxRecord> {
  const mail = await PostalMime.parse(raw);
  const headersEnd = raw.indexOf('\r\n\r\n');
  return {
    workspaceId: String(session.user),
    channel: 'email',
    idempotencyKey: /^<([^@>]+)@/.exec(mail.messageId ?? '')?.[1] ?? null,
    recipient: session.envelope.rcptTo[0]?.address ?? '',
    sender: mail.from?.name || mail.from?.address || '',
    content: {
      subject: mail.subject ?? '',
      html: mail.html ?? '',
      text: mail.text ?? '',
      headers: raw.subarray(0, headersEnd === -1 ? raw.length : headersEnd).toString('utf8'),
    },
  };
}
