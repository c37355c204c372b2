/** Keeps the templates of the workspace for the forms inside. */
import type { ReactNode } from 'react';
import { client, queryClient, trpc } from '../../api/trpc';
import { type TemplateShelf, TemplateShelfContext } from '../../canvas/panel/templates/shelf';

const SHELF: TemplateShelf = {
  list: () => queryClient.fetchQuery(trpc.messageTemplates.list.queryOptions(undefined, { staleTime: 0 })),
  create: async (message) => {
    await client.messageTemplates.create.mutate(message);
    await refreshTemplates();
  },
  replace: async ({ id, revision }, message) => {
    await client.messageTemplates.replace.mutate({ templateId: id, revision, ...message });
    await refreshTemplates();
  },
};

export function WorkspaceTemplates({ children }: { children: ReactNode }) {
  return <TemplateShelfContext value={SHELF}>{children}</TemplateShelfContext>;
}

export function refreshTemplates(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.messageTemplates.pathKey() });
}
