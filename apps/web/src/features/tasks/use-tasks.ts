/** The tasks of a list, kept up to date: what colleagues take and what journeys ask for changes it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useChanges } from '../../api/live';
import { type ApiOutputs, queryClient, trpc } from '../../api/trpc';
import type { TaskListName } from './routes';

/** A colleague who takes a task tells nobody else at once. */
const LOOK_AGAIN_MS = 5_000;

export type TaskItem = ApiOutputs['tasks']['list']['tasks'][number];
export type Task = ApiOutputs['tasks']['get'];

export function useTasks(list: TaskListName) {
  useChanges('flow', () => void refreshTasks(), 1_500);
  return useQuery({
    ...trpc.tasks.list.queryOptions({ list }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function refreshTasks(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.tasks.pathKey() });
}
