/** Copies a text and says so for a moment. */
import { Button, CopyButton as MantineCopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons';

export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('shared');
  return (
    <MantineCopyButton value={text} timeout={1_500}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          onClick={copy}
          leftSection={<Icon name={copied ? 'check' : 'copy'} size={14} />}
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
      )}
    </MantineCopyButton>
  );
}
