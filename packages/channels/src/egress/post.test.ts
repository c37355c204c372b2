import { Agent, createServer as createHttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from './post';

const servers: Server[] = [];
const agent = new Agent({ keepAlive: true });
afterEach(() => {
  agent.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

const send = (url: string, timeout = 3_000) =>
  post({ url: new URL(url), headers: {}, body: '{}', timeout }, url.startsWith('https') ? {} : { agent });

const CONNECTION_LOST = { type: 'failed', wasSent: true, timedOut: false };

describe('a post', () => {
  it('uses an open connection again', async () => {
    const connections = new Set<Socket>();
    const port = await listen(
      createHttpServer((request, response) => {
        connections.add(request.socket);
        response.end('ok');
      }),
    );
    for (let times = 0; times < 3; times += 1) {
      expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ type: 'answered', status: 200, body: 'ok' });
    }
    expect(connections.size).toBe(1);
  });

  it('may have arrived when the connection breaks, also one that was open before', async () => {
    let heard = 0;
    const port = await listen(
      createHttpServer((request, response) => {
        heard += 1;
        if (heard === 1) response.end('ok');
        else request.socket.destroy();
      }),
    );
    expect(await send(`http://127.0.0.1:${port}/`)).toMatchObject({ type: 'answered' });
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(CONNECTION_LOST);
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(CONNECTION_LOST);
  });

  it('may have arrived when the answer breaks off', async () => {
    const port = await listen(
      createServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
      }),
    );
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual(CONNECTION_LOST);
  });

  it('was not sent when the other side cannot be trusted with it', async () => {
    const port = await listen(
      createServer((socket) => void socket.once('data', () => socket.end('no encryption here'))),
    );
    expect(await send(`https://127.0.0.1:${port}/`)).toEqual({ type: 'failed', wasSent: false, timedOut: false });
  });
});
