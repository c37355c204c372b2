/** A list to choose from at a place on the canvas. Type to search, Enter takes the first. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../../ui/icons';
import { useLanguage } from '../kinds/use-language';
import { sceneOf } from '../scene/scene';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { OpenPicker } from '../store/canvas-state';
import { type Choice, choicesFor } from './choices';
import styles from './step-picker.module.css';

const SIZE = { width: 300, height: 348 };
const MARGIN = 8;

export function StepPicker() {
  const picker = useCanvas((state) => state.picker);
  return picker && <OpenList key={`${picker.at.x} ${picker.at.y}`} picker={picker} />;
}

function OpenList({ picker }: { picker: OpenPicker }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const document = useCanvas((state) => state.document);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const list = useId();
  const scene = useMemo(() => sceneOf(document, true), [document]);
  const choices = useMemo(
    () => choicesFor(picker, query, { document, scene, language, sayPlace: t }),
    [document, scene, picker, query, language, t],
  );
  const title = t(`picker.${picker.purpose ?? 'insert'}`);
  const place = useMemo(() => placeOf(picker), [picker]);

  useReturnFocus();
  useEffect(() => {
    box.current?.querySelector(`[data-choice="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) store.getState().closePicker();
    };
    window.document.addEventListener('pointerdown', onPointerDown, true);
    return () => window.document.removeEventListener('pointerdown', onPointerDown, true);
  }, [store]);

  const take = (choice: Choice) => {
    store.getState().closePicker();
    choice.take(store);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = choices[active];
    if (event.key === 'Escape') store.getState().closePicker();
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && chosen) take(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={box} className={styles.picker} style={place} role="dialog" aria-label={title} onKeyDown={onKeyDown}>
      {picker.purpose && picker.purpose !== 'insert' && <p className={styles.purpose}>{title}</p>}
      <input
        className={styles.search}
        // biome-ignore lint/a11y/noAutofocus: the list was asked for, and typing is how to use it.
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        placeholder={t('picker.search')}
        role="combobox"
        aria-label={t('picker.search')}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices.length > 0 ? `${list}-${active}` : undefined}
      />
      <div className={styles.list} id={list} role="listbox" aria-label={title}>
        {choices.map((choice, index) => (
          <div key={`${choice.type} ${choice.id}`}>
            {choice.type === 'step' && choices[index - 1]?.type === 'kind' && (
              <div className={styles.heading}>{t('picker.existing')}</div>
            )}
            <div
              id={`${list}-${index}`}
              data-choice={index}
              data-kind-choice={choice.type === 'kind' ? choice.id : undefined}
              className={styles.choice}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerEnter={() => setActive(index)}
              onClick={() => take(choice)}
            >
              <KindBadge icon={choice.kind.icon} category={choice.kind.category} size={26} />
              <span className={styles.words}>
                <span className={styles.name}>{choice.name}</span>
                {choice.help && <span className={styles.help}>{choice.help}</span>}
              </span>
            </div>
          </div>
        ))}
        {choices.length === 0 && (
          <p className={styles.nothing}>{t(query === '' ? 'picker.none-fits' : 'picker.nothing')}</p>
        )}
      </div>
    </div>
  );
}

/** Below the place that was pressed, inside the window. */
function placeOf({ at }: OpenPicker): { left: number; top: number } {
  const left = Math.min(Math.max(MARGIN, at.x - SIZE.width / 2), window.innerWidth - SIZE.width - MARGIN);
  const below = at.y + MARGIN;
  const above = Math.min(at.y - SIZE.height - 32, window.innerHeight - SIZE.height - MARGIN);
  const top = below + SIZE.height > window.innerHeight ? Math.max(MARGIN, above) : below;
  return { left, top };
}

/** Whoever had the focus gets it back when the list closes without a choice. */
function useReturnFocus(): void {
  const store = useCanvasStore();
  // When effects run, the list has taken the focus already.
  const [before] = useState(() => window.document.activeElement);
  useEffect(() => {
    const turn = store.getState().reveal?.turn;
    return () => {
      if (store.getState().reveal?.turn === turn && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, [store, before]);
}
