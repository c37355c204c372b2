/** An e-mail as it arrives, behind glass: no scripts, no forms, no links out, no way to our own page. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { behindGlass } from './behind-glass';
import styles from './previews.module.css';

interface EmailPreviewProps {
  subject: string;
  html: string;
  text: string;
}

const VIEWS = ['wide', 'narrow', 'text'] as const;

export function EmailPreview({ subject, html, text }: EmailPreviewProps) {
  const { t } = useTranslation('shared');
  const [view, setView] = useState<(typeof VIEWS)[number]>(html === '' ? 'text' : 'wide');
  return (
    <div className={styles.email}>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('preview.view')}
          value={view}
          data={VIEWS.filter((each) => each === 'text' || html !== '').map((each) => ({
            value: each,
            label: t(`preview.${each}`),
          }))}
          onChange={(value) => setView(VIEWS.find((each) => each === value) ?? 'wide')}
        />
      </div>
      {view === 'text' ? (
        <pre className={styles.plain}>{text}</pre>
      ) : (
        <iframe
          className={styles.mail}
          data-view={view}
          title={subject}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={behindGlass(html)}
        />
      )}
    </div>
  );
}
