/** Asks which branch stays when a branching step is deleted, and says what goes with the others. */

import { connectedPorts, type JourneyDocument, remove } from '@kairos/engine';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';
import { portName, titleOf } from '../kinds/card-text';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import { removeKeeping } from './change-steps';
import styles from './removal-dialog.module.css';

export function RemovalDialog() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const nodeId = useCanvas((state) => state.removal);
  const document = useCanvas((state) => state.document);
  const close = () => store.setState({ removal: null });
  const node = nodeId === null ? undefined : indexOf(document).nodes.get(nodeId);
  return (
    <Dialog
      opened={node !== undefined}
      onClose={close}
      title={t('removal.title', { name: titleOf(document, nodeId ?? '', language) })}
    >
      <p className={styles.question}>{t('removal.question')}</p>
      {node &&
        connectedPorts(document, EDIT_CONTEXT, node.id).map((port, index) => (
          <button
            key={port}
            type="button"
            className={styles.choice}
            data-autofocus={index === 0 || undefined}
            onClick={() => removeKeeping(store, node.id, port)}
          >
            <span className={styles.branch}>{t('removal.keep', { branch: portName(node, port, language) })}</span>
            <span className={styles.effect}>{t('removal.effect', { count: stepsLost(document, node.id, port) })}</span>
          </button>
        ))}
      <Button variant="default" fullWidth mt="sm" onClick={close}>
        {t('shared:cancel')}
      </Button>
    </Dialog>
  );
}

/** Steps that go besides the step itself. */
function stepsLost(document: JourneyDocument, nodeId: string, port: string): number {
  const result = remove(document, EDIT_CONTEXT, nodeId, port);
  return result.ok ? document.nodes.length - result.document.nodes.length - 1 : 0;
}
