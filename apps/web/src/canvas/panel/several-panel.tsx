/** What can be done with several steps at once. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName, KindBadge } from '../../ui/icons';
import { duplicateSelected, removeSelected, selectBranch } from '../commands/change-steps';
import { cardText } from '../kinds/card-text';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import styles from './several-panel.module.css';

export function SeveralPanel() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const selected = useCanvas((state) => state.selected);
  const document = useCanvas((state) => state.document);
  const isEditable = useCanvas((state) => state.editable);
  const action = (icon: IconName, label: string, run: () => void) => (
    <Button variant="default" justify="start" leftSection={<Icon name={icon} size={15} />} onClick={run}>
      {label}
    </Button>
  );
  return (
    <div className={styles.panel}>
      <h2>{t('panel.several', { count: selected.length })}</h2>
      <p className={styles.advice}>{t('several.advice')}</p>
      {isEditable && (
        <div className={styles.actions}>
          {action('copy', t('several.duplicate'), () => duplicateSelected(store))}
          {/* As by its key. Other ways to the clipboard need HTTPS, which not every installation has. */}
          {action('list', t('several.copy'), () => window.document.execCommand('copy'))}
          {action('chevron-down', t('several.branch'), () => selectBranch(store))}
          {action('trash', t('several.delete', { count: selected.length }), () => removeSelected(store))}
        </div>
      )}
      <ul className={styles.steps}>
        {selected.map((id) => {
          const node = indexOf(document).nodes.get(id);
          const kind = node && definitionOf(node.kind);
          return (
            node && (
              <li key={id}>
                <button type="button" className={styles.step} onClick={() => store.getState().select([id])}>
                  <KindBadge icon={kind?.icon ?? 'warning'} category={kind?.category ?? 'trouble'} size={22} />
                  <span className={styles.name}>{cardText(node, language).title}</span>
                </button>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
