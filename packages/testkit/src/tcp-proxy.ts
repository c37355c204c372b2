/** Stands between a program and a server, and makes the network as bad as it is told to. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export class TcpProxy {
  /** Milliseconds that everything is held back, in each direction. */
  latency = 0;
  private isSilent = false;
  private readonly pairs = new Set<[Socket, Socket]>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** Listens on any port of this machine that is free. */
  static async to(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy listens on no port.');
    const proxy = new TcpProxy(server, address.port);
    server.on('connection', (near) => proxy.join(near, connect(targetPort, '127.0.0.1')));
    return proxy;
  }

  /** Cuts a share (0 to 1) of the connections with a reset. */
  reset(share: number, chance: (limit: number) => number): void {
    for (const [near, far] of this.pairs) {
      if (chance(1) >= share) continue;
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Nothing passes any more, and nobody is told: a cable that was pulled. */
  silence(): void {
    this.isSilent = true;
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  /** The cable is in again: what was on its way arrives, as TCP has kept it. */
  speak(): void {
    this.isSilent = false;
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  close(): void {
    this.server.close();
    for (const [near, far] of this.pairs) for (const socket of [near, far]) socket.destroy();
  }

  private join(near: Socket, far: Socket): void {
    const pair: [Socket, Socket] = [near, far];
    this.pairs.add(pair);
    this.pass(near, far);
    this.pass(far, near);
    if (this.isSilent) for (const socket of pair) socket.pause();
    for (const [socket, other] of [pair, [far, near]] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.pairs.delete(pair);
        other.destroy();
      });
    }
  }

  private pass(from: Socket, to: Socket): void {
    from.on('data', (chunk) => {
      if (this.latency === 0) to.write(chunk);
      else setTimeout(() => to.write(chunk), this.latency);
    });
  }
}
