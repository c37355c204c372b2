/** Turns what the Temporal server says when it cannot start into a sentence that says what to do. */
import { type ExitReport, OperatorError } from '@kairos/db/embedded';

interface Place {
  dataFolder: string;
  address: string;
}

export function portBusy(address: string): OperatorError {
  return new OperatorError('port_busy', `The address ${address} for the Temporal server is taken by another program.`);
}

/** Tells from the lines that the server wrote why it ended. */
export function failureFromLog(exit: ExitReport, lines: string[], place: Place): OperatorError {
  const text = lines.join('\n');
  const { dataFolder, address } = place;
  if (exit.failure) {
    return new OperatorError('no_temporal', `The Temporal program could not be started (${exit.failure.message}).`);
  }
  if (/address already in use/.test(text)) return portBusy(address);
  if (/disk is full|no space left on device/i.test(text)) {
    return new OperatorError(
      'disk_full',
      `The disk that holds ${dataFolder} is full. Make room, or choose another folder.`,
    );
  }
  if (/permission denied|readonly database|unable to open database/i.test(text)) {
    return new OperatorError(
      'no_permission',
      `No permission to use the data folder ${dataFolder}. Give this account write access to it, or choose another folder.`,
    );
  }
  const last = lines.at(-1)?.trim() ?? `exit code ${exit.code}`;
  const detail = /msg="(.*)"/.exec(last)?.[1] ?? last;
  return new OperatorError(
    'corrupt_data',
    `The Temporal server cannot start with its data in ${dataFolder} (${detail}). Put a backup back, or start over with "npm start -- --reset".`,
  );
}
