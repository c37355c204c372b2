/**
 * The client `postgres` lets a transaction go on whose connection was lost, and writes what it still says, its commit too,
 * to whoever has the connection by then. Here a transaction is over when its connection is.
 */
import type { Sql, TransactionSql } from 'postgres';

/** Replaces `begin` of the client, for Drizzle as well, which calls it by that name. */
export function endTransactionsWithTheirConnection(client: Sql): void {
  const begin = client.begin.bind(client);
  const careful = (work: (sql: TransactionSql) => unknown): Promise<unknown> => {
    let isOver = false;
    const transaction = begin(async (sql) => {
      try {
        const result = await work(speakingUntil(sql, () => isOver));
        if (!isOver) return result;
      } catch (error) {
        if (!isOver) throw error;
      }
      // The caller knows already. Whatever is returned or thrown here would be followed by a commit or a rollback.
      return new Promise<never>(() => {});
    });
    transaction.catch(() => {
      isOver = true;
    });
    return transaction;
  };
  Object.defineProperty(client, 'begin', { value: careful });
}

function speakingUntil(sql: TransactionSql, isOver: () => boolean): TransactionSql {
  const refuse = () => {
    if (isOver())
      throw Object.assign(new Error('The connection of this transaction was lost.'), { code: 'CONNECTION_CLOSED' });
  };
  return new Proxy(sql, {
    apply(target, thisArgument, args) {
      refuse();
      return Reflect.apply(target, thisArgument, args);
    },
    get(target, key) {
      refuse();
      return Reflect.get(target, key);
    },
  });
}
