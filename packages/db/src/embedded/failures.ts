/** Turns what PostgreSQL or the file system says when it cannot start into a sentence that says what to do. */
import { OperatorError } from './operator-error';
import { hasCode } from './process-table';

interface Place {
  dataFolder: string;
  port?: number;
}

/** Tells from the lines that `initdb` or `postgres` wrote why it ended. Their language is fixed to English. */
export function failureFromLog(lines: string[], place: Place): OperatorError {
  const text = lines.join('\n');
  const { dataFolder, port } = place;
  if (/could not bind|could not create any TCP\/IP sockets|Address already in use/.test(text)) {
    return new OperatorError('port_busy', `Port ${port} for PostgreSQL is taken by another program.`);
  }
  if (/No space left on device/.test(text)) return diskFull(dataFolder);
  if (/lock file ".*" already exists|is another postmaster/i.test(text)) {
    return new OperatorError(
      'folder_in_use',
      `Another PostgreSQL server uses the data folder ${dataFolder}. Stop it, or choose another folder.`,
    );
  }
  if (/database files are incompatible/.test(text)) return wrongVersion(dataFolder);
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(text)) return noPermission(dataFolder);
  return corruptData(dataFolder, lines.filter((line) => /FATAL|PANIC|error/i.test(line)).at(-1) ?? lines.at(-1));
}

/** Tells from an error of the file system why the folder cannot be used; undefined when it is another matter. */
export function failureFromFileSystem(error: unknown, dataFolder: string): OperatorError | undefined {
  if (error instanceof OperatorError) return error;
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return diskFull(dataFolder);
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return noPermission(dataFolder);
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
    return new OperatorError(
      'no_folder',
      `${dataFolder} is not a folder. Move that file away, or choose another folder.`,
    );
  }
  return undefined;
}

export function diskFull(dataFolder: string): OperatorError {
  return new OperatorError(
    'disk_full',
    `The disk that holds ${dataFolder} is full. Make room, or choose another folder.`,
  );
}

export function noPermission(dataFolder: string): OperatorError {
  return new OperatorError(
    'no_permission',
    `No permission to use the data folder ${dataFolder}. Give this account write access to it, or choose another folder.`,
  );
}

export function wrongVersion(dataFolder: string): OperatorError {
  return new OperatorError(
    'wrong_version',
    `The data in ${dataFolder} was written by another version of PostgreSQL. Start the Kairos version that wrote it and export the data, or start over with "npm start -- --reset".`,
  );
}

export function corruptData(dataFolder: string, detail?: string): OperatorError {
  return new OperatorError(
    'corrupt_data',
    `PostgreSQL cannot read its data in ${dataFolder}${detail ? ` (${detail.trim()})` : ''}. Put a backup back, or start over with "npm start -- --reset".`,
  );
}
