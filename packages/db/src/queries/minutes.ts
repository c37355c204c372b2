/** The minutes by which indexes hold runs: in order of one of these and then of the exact moment, a list is read from its index. */
import type { TransactionSql } from '../connect';

type Expression = ReturnType<TransactionSql>;

/** In which a moment `at`, epoch ms, lies; to the nearest. */
export const minuteOf = (sql: TransactionSql, at: Expression): Expression => sql`(${at}::float8 / 60000)::int`;

/** In which the run with this `state` came to its step. */
export const enteredMinute = (sql: TransactionSql, state: Expression): Expression =>
  minuteOf(sql, sql`(${state}->>'enteredAt')`);

/** In which the campaign began that did so at `startedAt`. */
export const startedMinute = (sql: TransactionSql, startedAt: Expression): Expression =>
  sql`date_bin('1 minute', ${startedAt}, 'epoch')`;
