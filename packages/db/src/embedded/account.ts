/** Chooses the account that PostgreSQL runs under: ours, or `postgres` when we are root, which PostgreSQL refuses. */
import { execFileSync, spawnSync } from 'node:child_process';
import { OperatorError } from './operator-error';
import type { ServerProcessOptions } from './server-process';

const ACCOUNT = 'postgres';
/**
 * A clone in root's home is closed to every other account. With `setpriv` the program runs as `postgres` and passes all
 * the same: the capability opens the folders, and without the secure bit the program's own access(2) checks drop it.
 */
const SETPRIV_ARGS = [`--reuid=${ACCOUNT}`, `--regid=${ACCOUNT}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
SETPRIV_ARGS.push('--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--');

interface Ids {
  uid: number;
  gid: number;
}

export interface Account {
  /** Who must own the database files, where that is not the account we run under ourselves. */
  owner?: Ids;
  /** How to start a program under the account. */
  launch(program: string, args: string[]): Pick<ServerProcessOptions, 'command' | 'args' | 'uid' | 'gid'>;
}

/**
 * @param paths folders and programs that the account must be able to reach.
 * @throws OperatorError `no_permission` when root cannot create the account or the account cannot reach the paths.
 */
export function chooseAccount(paths: string[]): Account {
  if (process.getuid?.() !== 0) return { launch: (command, args) => ({ command, args }) };
  const owner = idsOfAccount() ?? createAccount();
  if (paths.every((path) => succeeds('test', ['-x', path], owner))) {
    return { owner, launch: (command, args) => ({ command, args, ...owner }) };
  }
  if (paths.every((path) => succeeds('setpriv', [...SETPRIV_ARGS, 'test', '-x', path]))) {
    return { owner, launch: (program, args) => ({ command: 'setpriv', args: [...SETPRIV_ARGS, program, ...args] }) };
  }
  throw new OperatorError(
    'no_permission',
    `The account "${ACCOUNT}", which PostgreSQL runs under when root starts it, cannot reach ${paths.join(' and ')}. Move Kairos to a folder that every account may enter, start it as an ordinary user, or set DATABASE_URL.`,
  );
}

function idsOfAccount(): Ids | undefined {
  try {
    return { uid: numericId('-u'), gid: numericId('-g') };
  } catch {
    return undefined;
  }
}

function numericId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, ACCOUNT], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

function createAccount(): Ids {
  succeeds('useradd', ['--system', '--user-group', '--no-create-home', ACCOUNT]);
  const ids = idsOfAccount();
  if (ids) return ids;
  throw new OperatorError(
    'no_permission',
    `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be created. Start Kairos as an ordinary user, create that account, or set DATABASE_URL.`,
  );
}

function succeeds(command: string, args: string[], as?: Ids): boolean {
  return spawnSync(command, args, { ...as, stdio: 'ignore' }).status === 0;
}
