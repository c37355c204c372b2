/** The message templates of the workspace, kept by somebody behind the canvas; where nobody does, forms do not offer them. */
import type { Channel, MessageContent } from '@kairos/engine';
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';

/** Content as it stands in a step. */
export interface StepMessage {
  channel: Channel;
  content: MessageContent;
}

export interface MessageTemplate extends StepMessage {
  id: string;
  name: string;
  /** Counts its changes. */
  revision: number;
}

export interface TemplateShelf {
  /** By name. */
  list(): Promise<readonly MessageTemplate[]>;
  create(message: StepMessage & { name: string }): Promise<void>;
  /** Puts another message under the name of one, unless somebody changed it since it was listed. */
  replace(template: MessageTemplate, message: StepMessage): Promise<void>;
}

export const TemplateShelfContext = createContext<TemplateShelf | null>(null);

export function useTemplateShelf(): TemplateShelf | null {
  return useContext(TemplateShelfContext);
}

/** As they are now: what a colleague saved a moment ago is among them. */
export function useTemplates(shelf: TemplateShelf) {
  return useQuery({ queryKey: ['template-shelf'], queryFn: () => shelf.list(), staleTime: 0 });
}
