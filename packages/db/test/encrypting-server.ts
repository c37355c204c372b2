/** Speaks TLS before a PostgreSQL that does not: for tests of encrypted lines. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';

export class EncryptingServer {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @param target tells the port of the server behind it, for each connection anew. */
  static async before(target: () => number): Promise<EncryptingServer> {
    const secureContext = selfSigned();
    const server = createServer((plain) => {
      // The client asks first whether TLS is spoken.
      plain.once('data', () => {
        plain.write('S');
        const secure = new TLSSocket(plain, { isServer: true, secureContext });
        const behind = connect(target(), '127.0.0.1');
        for (const socket of [plain, secure, behind]) socket.on('error', () => behind.destroy());
        secure.pipe(behind).pipe(secure);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
    return new EncryptingServer(server, address.port);
  }

  close(): void {
    this.server.close();
  }
}

function selfSigned(): SecureContext {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  try {
    const where = ['-keyout', key, '-out', certificate, '-subj', '/CN=localhost'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...where], { stdio: 'ignore' });
    return createSecureContext({ key: readFileSync(key), cert: readFileSync(certificate) });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
