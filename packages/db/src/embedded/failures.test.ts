import { describe, expect, it } from 'vitest';
import { failureFromFileSystem, failureFromLog } from './failures';

const place = { dataFolder: '/srv/kairos/postgres/cluster', port: 5433 };
const codeOf = (line: string) => failureFromLog([line], place).code;

describe('what PostgreSQL writes when it cannot start', () => {
  it.each([
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port_busy'],
    ['initdb: error: could not write to file "pg_wal/x": No space left on device', 'disk_full'],
    ['FATAL:  could not open file "global/pg_control": Permission denied', 'no_permission'],
    ['FATAL:  data directory "/srv/kairos" has wrong ownership', 'no_permission'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'folder_in_use'],
    ['FATAL:  database files are incompatible with server', 'wrong_version'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'corrupt_data'],
  ])('%s is %s', (line, code) => {
    expect(codeOf(line)).toBe(code);
  });

  it('is quoted where it tells what is broken', () => {
    const failure = failureFromLog(['LOG:  starting', 'PANIC:  could not locate a valid checkpoint record'], place);
    expect(failure.message).toContain('could not locate a valid checkpoint record');
  });
});

describe('what the file system says', () => {
  const failure = (code: string) => failureFromFileSystem(Object.assign(new Error(code), { code }), '/srv/kairos');

  it('becomes advice', () => {
    expect(failure('ENOSPC')?.message).toMatch(/is full/);
    expect(failure('EACCES')?.message).toMatch(/No permission/);
    expect(failure('ENOTDIR')?.message).toMatch(/is not a folder/);
  });

  it('stays what it is when it is about something else', () => {
    expect(failure('EPIPE')).toBeUndefined();
  });
});
