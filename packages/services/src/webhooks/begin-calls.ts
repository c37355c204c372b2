/** First half of a call: takes those whose time has come, and records before the first byte leaves that one may leave. */
import {
  changeCall,
  type Database,
  type DueCallRow,
  findDueCalls,
  readTriggerEvents,
  type StoredEvent,
  withWorkspaceSql,
} from '@kairos/db';
import { beginCall, type JsonObject, type MessageStatus } from '@kairos/engine';
import { faultPoint } from '../fault-points';
import { unseal } from './seal';

/** A call that now may be made, once, under this attempt. */
export interface BegunCall {
  call: DueCallRow;
  status: MessageStatus;
  /** Null when the endpoint is gone. */
  url: string | null;
  secrets: string[];
  body: string;
}

export async function beginCalls(
  parts: { database: Database; secret: Buffer },
  workspaceId: string,
  wanted: { limit: number; perEndpoint: number; leaseMilliseconds: number },
): Promise<BegunCall[]> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const due = await findDueCalls(sql, workspaceId, wanted);
    if (due.length > 0) faultPoint('calls-locked');
    const triggers = await readTriggerEvents(
      sql,
      due.map(({ runId }) => ({ runId, eventId: null })),
    );
    const begun: BegunCall[] = [];
    for (const call of due) {
      const from: MessageStatus = { state: call.state, attempt: call.attempt, reason: call.reason, resolution: null };
      const status = beginCall(from);
      const body = call.body ?? JSON.stringify(bodyOf(call, triggers.get(call.runId)));
      await changeCall(sql, workspaceId, {
        id: call.id,
        from,
        to: status,
        leaseMilliseconds: wanted.leaseMilliseconds,
        body,
      });
      const place = { workspaceId, endpointId: call.endpointId };
      const secrets = call.sealedSecrets.flatMap((sealed) => unseal(parts.secret, place, sealed) ?? []);
      begun.push({ call, status, url: call.url, secrets, body });
    }
    if (begun.length > 0) faultPoint('calling-written');
    return begun;
  });
}

/** What the endpoint is told, in the shape of Standard Webhooks. */
function bodyOf(call: DueCallRow, trigger: Omit<StoredEvent, 'customerId'> | undefined): JsonObject {
  return {
    type: call.eventType,
    timestamp: call.plannedAt.toISOString(),
    data: {
      customer: {
        id: call.customerLabel,
        kairosId: call.customerId,
        ...(call.sendsAttributes ? { attributes: call.attributes } : {}),
      },
      journey: { id: call.journeyId, name: call.journeyName, run: call.runId, step: call.nodeId, visit: call.visit },
      startedBy: trigger
        ? { name: trigger.name, at: trigger.occurredAt.toISOString(), properties: trigger.properties }
        : null,
    },
  };
}
