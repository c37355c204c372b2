/** Undo, redo, and the list of what happened, to go back to any point of it. */
import { Popover } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardText } from '../kinds/card-text';
import { useLanguage } from '../kinds/use-language';
import { useCanvasStore } from '../store/canvas-context';
import type { PastIntent } from '../store/canvas-state';
import { ControlButton, ControlGroup } from '../surface/control-group';
import { useHistory } from './history';
import styles from './history-controls.module.css';

export function HistoryControls() {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const { intents, present } = useHistory();
  const [isOpen, setOpen] = useState(false);
  return (
    <ControlGroup>
      <ControlButton icon="undo" label={t('undo')} isOff={present === 0} onClick={() => store.getState().undo()} />
      <ControlButton
        icon="redo"
        label={t('redo')}
        isOff={present === intents.length - 1}
        onClick={() => store.getState().redo()}
      />
      <Popover opened={isOpen} onChange={setOpen} position="top-start" shadow="md" width={260} trapFocus>
        <Popover.Target>
          <ControlButton icon="list" label={t('history')} isOff={intents.length < 2} onClick={() => setOpen(!isOpen)} />
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown}>
          <HistoryList intents={intents} present={present} />
        </Popover.Dropdown>
      </Popover>
    </ControlGroup>
  );
}

/** The newest on top. What was taken back is paler, and a press brings it back. */
function HistoryList({ intents, present }: { intents: readonly (PastIntent | null)[]; present: number }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const say = useIntentWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const entries = intents.map((intent, place) => ({ intent, place })).reverse();
  return (
    <ol ref={list} className={styles.list} aria-label={t('history')}>
      {entries.map(({ intent, place }) => (
        <li key={place}>
          <button
            type="button"
            className={styles.entry}
            data-undone={place > present || undefined}
            aria-current={place === present || undefined}
            onClick={() => store.getState().travel(place - present)}
          >
            {say(intent)}
          </button>
        </li>
      ))}
    </ol>
  );
}

function useIntentWords(): (intent: PastIntent | null) => string {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  return (intent) => {
    if (intent === null) return t('history.opened');
    const { name, subject, count } = intent;
    if (count > 1) return t([`history.${name}-several`, 'history.other'], { count });
    return t([`history.${name}`, 'history.other'], { step: subject ? cardText(subject, language).title : '' });
  };
}
