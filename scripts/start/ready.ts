/** Waits until the programs can be used. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { LOOPBACK, listenFailure, OperatorError } from '@kairos/db/embedded';
import { portHolder } from './port-holder';

const POLL_MS = 100;
const LIMIT_MS = 60_000;

/**
 * @param remedy what to do when the port is busy, where it cannot be chosen with KAIROS_PORT.
 * @throws OperatorError `port_busy`, `no_permission` or `wrong_setting`; the first names who holds the port.
 */
export async function checkPort(port: number, host: string, remedy?: string): Promise<void> {
  const failure = await listenFailure(port, host);
  if (failure === undefined) return;
  if (failure === 'EADDRINUSE') {
    const holder = (await portHolder(port)) ?? 'by a program of another account';
    throw new OperatorError(
      'port_busy',
      `Port ${port} is taken: ${holder}. ${remedy ?? `Stop that, or choose another port: KAIROS_PORT=${port + 1} npm start.`}`,
    );
  }
  if (failure === 'EACCES') {
    throw new OperatorError(
      'no_permission',
      `This account may not listen on port ${port}. Choose one above 1023: KAIROS_PORT=8080 npm start.`,
    );
  }
  throw new OperatorError('wrong_setting', `KAIROS_HOST is "${host}": this machine has no such address (${failure}).`);
}

/** Resolves when the address answers with success. */
export async function untilAnswers(name: string, url: string, signal: AbortSignal): Promise<void> {
  await until(name, signal, async () => (await fetch(url)).ok);
}

/** Resolves when somebody listens on the port of the loopback address. */
export async function untilListens(name: string, port: number, signal: AbortSignal): Promise<void> {
  await until(name, signal, () => canConnect(port));
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

async function until(name: string, signal: AbortSignal, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    if (await isReady().catch(() => false)) return;
    await sleep(POLL_MS);
  }
  throw new OperatorError('start_too_slow', `${name} did not become ready within ${LIMIT_MS / 1000} s.`);
}
