/** Slows down guessing: 5 attempts per account and 20 per address in a quarter of an hour, counted in the database. */
import {
  countSignInAttempts,
  type Database,
  deleteSignInAttempts,
  forgetSignInAttempts,
  insertSignInAttempt,
} from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { tooManyAttempts } from './errors';
import { hashToken } from './tokens';

const WINDOW_MINUTES = 15;
const PER_ACCOUNT = 5;
const PER_ADDRESS = 20;

/** Who tries: `account` is null for links, which name none. */
export interface Attempt {
  account: string | null;
  address: string;
  now: Date;
}

/** Counts the attempt, or throws `sign-in/too-many-attempts` without counting it. */
export async function countAttempt(database: Database, attempt: Attempt): Promise<void> {
  const since = new Date(attempt.now.getTime() - WINDOW_MINUTES * 60_000);
  await deleteSignInAttempts(database, since);
  const subjects = subjectsOf(attempt);
  for (const { hash, limit } of subjects) {
    if ((await countSignInAttempts(database, hash, since)) >= limit) throw tooManyAttempts(WINDOW_MINUTES);
  }
  for (const { hash } of subjects) {
    await insertSignInAttempt(database, { id: uuid(), subjectHash: hash, now: attempt.now });
  }
}

/** After a success the account starts at zero; its address does not, or one known account would open the door to guessing. */
export async function forgiveAccount(database: Database, account: string): Promise<void> {
  await forgetSignInAttempts(database, hashToken(`account:${account}`));
}

function subjectsOf(attempt: Attempt): { hash: string; limit: number }[] {
  const address = { hash: hashToken(`address:${attempt.address}`), limit: PER_ADDRESS };
  if (attempt.account === null) return [address];
  return [address, { hash: hashToken(`account:${attempt.account}`), limit: PER_ACCOUNT }];
}
