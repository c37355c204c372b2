/** A template as the customer by whom the forms speak would get it from this step. */
import { lazy, Suspense, useMemo } from 'react';
import { exampleOf } from '../consequence/example';
import { useInquiries } from '../inquiries';
import { useKnowledge } from '../knowledge';
import { useStartingExample } from '../starting-event';
import type { MessageTemplate } from './shelf';

const MessagePreview = lazy(() => import('../consequence/message-preview'));

export function TemplateLook({ template, kindId }: { template: MessageTemplate; kindId: string }) {
  const knowledge = useKnowledge();
  const inquiries = useInquiries();
  const example = useMemo(() => exampleOf(knowledge, inquiries), [knowledge, inquiries]);
  const event = useStartingExample(example);
  const { channel, content } = template;
  return (
    <Suspense>
      <MessagePreview message={{ channel, content, topic: '' }} kindId={kindId} example={example} event={event} />
    </Suspense>
  );
}
