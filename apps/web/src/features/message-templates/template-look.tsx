/** What an example customer would get of a template, made of values that real customers have. */
import { previewMessage } from '@kairos/channels/preview';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { useLanguage } from '../../canvas/kinds/use-language';
import { EmptyState } from '../../ui/notice';
import { EmailPreview } from '../../ui/previews/email-preview';
import { PhonePreview } from '../../ui/previews/phone-preview';
import styles from './template-view.module.css';
import type { Template } from './templates-page';

export function TemplateLook({ template }: { template: Pick<Template, 'channel' | 'content'> }) {
  const { t } = useTranslation('message-templates');
  const language = useLanguage();
  const workspace = useWorkspace();
  const attributes = useQuery(trpc.customers.attributes.queryOptions()).data ?? [];
  const known = attributes.flatMap(({ name, examples: [example] }) => (example === undefined ? [] : [[name, example]]));
  const preview = previewMessage(template.channel, template.content, {
    attributes: Object.fromEntries(known),
    label: t('sample-customer'),
    event: {},
    topic: '',
    brand: workspace.name,
    language,
    timeZone: workspace.timeZone,
    sentAt: workspaceNow(workspace),
  });
  switch (preview.type) {
    case 'email':
      return (
        <div className={styles.letter}>
          <p className={styles.subject}>
            <b>{preview.subject}</b> {preview.preheader}
          </p>
          <EmailPreview subject={preview.subject} html={preview.html} text={preview.text} />
        </div>
      );
    case 'sms':
      return <PhonePreview channel="sms" sender={workspace.name} text={preview.text} />;
    case 'push':
      return (
        <PhonePreview
          channel="push"
          sender={workspace.name}
          title={preview.title}
          text={preview.text}
          link={preview.link}
        />
      );
    case 'failed':
      return <EmptyState icon="warning" title={t('not-shown')} />;
  }
}
