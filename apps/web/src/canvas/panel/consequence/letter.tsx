/** An e-mail as it looks on a telephone, or on a computer, drawn smaller. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { behindGlass } from '../../../ui/previews/behind-glass';
import styles from './message-preview.module.css';

const WIDTHS = ['phone', 'desktop'] as const;

export function Letter({ html }: { html: string }) {
  const { t } = useTranslation('canvas');
  const [width, setWidth] = useState<string>('phone');
  return (
    <>
      <div className={styles.desk} data-width={width}>
        {/* Without any permission in its sandbox a message cannot run, load or open anything. */}
        <iframe
          className={styles.letter}
          sandbox=""
          srcDoc={behindGlass(html)}
          referrerPolicy="no-referrer"
          title={t('consequence.preview')}
        />
      </div>
      <SegmentedControl
        className={styles.widths}
        size="xs"
        aria-label={t('preview.width')}
        data={WIDTHS.map((each) => ({ value: each, label: t(`preview.${each}`) }))}
        value={width}
        onChange={setWidth}
      />
    </>
  );
}
