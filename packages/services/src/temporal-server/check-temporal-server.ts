/** Tells whether a Temporal server that somebody else runs can be used. */
import { OperatorError } from '@kairos/db/embedded';
import { Connection } from '@temporalio/client';
import type { TemporalSettings } from '../settings';

const LIMIT_MS = 10_000;

/** @throws OperatorError `no_temporal` that names the setting to check. */
export async function checkTemporalServer(settings: TemporalSettings): Promise<void> {
  const { address, namespace, tls, apiKey } = settings;
  const connection = await Connection.connect({ address, tls, apiKey, connectTimeout: LIMIT_MS }).catch(
    (cause: unknown) => {
      throw new OperatorError(
        'no_temporal',
        `No Temporal server answers at ${address}. Check TEMPORAL_ADDRESS, TEMPORAL_TLS and TEMPORAL_API_KEY.`,
        { cause },
      );
    },
  );
  try {
    const deadline = Date.now() + LIMIT_MS;
    await connection.withDeadline(deadline, () => connection.workflowService.describeNamespace({ namespace }));
  } catch (cause) {
    throw new OperatorError(
      'no_temporal',
      `The Temporal server at ${address} does not let us use the namespace "${namespace}". Check TEMPORAL_NAMESPACE and TEMPORAL_API_KEY.`,
      { cause },
    );
  } finally {
    await connection.close();
  }
}
