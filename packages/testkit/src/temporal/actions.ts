/** What workflows cost on a Temporal service that charges by the action, counted from their histories. */
import type { HistoryEvent } from './histories';

export interface Actions {
  /** Workflow runs begun, those that continued as new included. */
  starts: number;
  signals: number;
  timers: number;
  /** All local activities of one workflow task together are one action. */
  localActivities: number;
}

/** Activities, queries and search attributes are not counted: cohorts use none. */
export function countActions(histories: readonly HistoryEvent[][]): Actions {
  const actions: Actions = { starts: 0, signals: 0, timers: 0, localActivities: 0 };
  for (const history of histories) {
    const tasksWithActivities = new Set<string>();
    for (const event of history) {
      if (event.workflowExecutionStartedEventAttributes) actions.starts += 1;
      if (event.workflowExecutionSignaledEventAttributes) actions.signals += 1;
      if (event.timerStartedEventAttributes) actions.timers += 1;
      const task = event.markerRecordedEventAttributes?.workflowTaskCompletedEventId;
      if (task) tasksWithActivities.add(String(task));
    }
    actions.localActivities += tasksWithActivities.size;
  }
  return actions;
}

export const sumOf = (actions: Actions): number => Object.values(actions).reduce((sum, count) => sum + count, 0);
