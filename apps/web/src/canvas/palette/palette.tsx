/** The steps that can be added, to drag or to click; the field above finds steps in the journey as well. */

import {
  inPaletteOrder,
  type JourneyNode,
  type KindCategory,
  type KindDefinition,
  type Language,
} from '@kairos/engine';
import { TextInput } from '@mantine/core';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../../ui/icons';
import { carryKind } from '../carry/cargo';
import { followPointer } from '../carry/follow-pointer';
import { goToStep } from '../commands/find-step';
import { insertStep } from '../commands/insert-step';
import { cardText } from '../kinds/card-text';
import { KINDS, kindName, wordOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { bestSlot } from '../scene/slots-around';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import styles from './palette.module.css';

/** Headings of the palette; sensing a score and starting a campaign belong together. */
const GROUPS = [
  { name: 'sense', categories: ['sense'] },
  { name: 'score-trigger', categories: ['score', 'trigger'] },
  { name: 'reach', categories: ['reach'] },
  { name: 'act', categories: ['act'] },
  { name: 'time', categories: ['time'] },
  { name: 'decide', categories: ['decide'] },
  { name: 'end', categories: ['end'] },
] as const satisfies { name: string; categories: KindCategory[] }[];

const ALL_KINDS = inPaletteOrder(KINDS);

export function Palette() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const kinds = ALL_KINDS.filter((kind) =>
    matches(query, kindName(kind.id, language), wordOf(kind.id, 'help', language)),
  );
  const [firstKind] = kinds;
  const found = useFound(query);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setQuery('');
      field.current?.blur();
    }
    if (event.key !== 'Enter' || query.trim() === '') return;
    event.preventDefault();
    const [firstFound] = found;
    if (firstFound) goToStep(store, firstFound.id);
    else if (firstKind) addKind(store, firstKind);
    setQuery('');
  };

  return (
    <aside className={styles.palette} aria-label={t('palette')}>
      <TextInput
        ref={field}
        className={styles.search}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        placeholder={t('palette.find')}
        aria-label={t('palette.find-label')}
        data-find-step
      />
      <div className={styles.scroll}>
        <FoundSteps found={found} onDone={() => setQuery('')} />
        {GROUPS.map((group) => {
          const members = kinds.filter((kind) => group.categories.some((category) => category === kind.category));
          if (members.length === 0) return null;
          return (
            <section key={group.name} className={styles.group}>
              <h2 className={styles.heading}>{t(`palette.${group.name}`)}</h2>
              {members.map((kind) => (
                <PaletteItem key={kind.id} kind={kind} language={language} />
              ))}
            </section>
          );
        })}
        {kinds.length + found.length === 0 && <p className={styles.nothing}>{t('palette.nothing')}</p>}
      </div>
    </aside>
  );
}

function PaletteItem({ kind, language }: { kind: KindDefinition; language: Language }) {
  const store = useCanvasStore();
  const flow = useReactFlow();
  const name = kindName(kind.id, language);
  return (
    <button
      type="button"
      className={styles.item}
      data-palette-kind={kind.id}
      title={wordOf(kind.id, 'help', language) ?? undefined}
      aria-label={name}
      onPointerDown={(event) => {
        if (event.button === 0) followPointer(event, flow, () => carryKind(store, kind));
      }}
      onClick={() => addKind(store, kind)}
    >
      <KindBadge icon={kind.icon} category={kind.category} size={22} />
      <span className={styles.name}>{name}</span>
    </button>
  );
}

function FoundSteps({ found, onDone }: { found: readonly JourneyNode[]; onDone: () => void }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  if (found.length === 0) return null;
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>{t('palette.in-journey')}</h2>
      {found.map((node) => {
        const kind = KINDS.get(node.kind)?.definition;
        if (!kind) return null;
        return (
          <button
            key={node.id}
            type="button"
            className={styles.item}
            onClick={() => {
              goToStep(store, node.id);
              onDone();
            }}
          >
            <KindBadge icon={kind.icon} category={kind.category} size={22} />
            <span className={styles.name}>{cardText(node, language).title}</span>
          </button>
        );
      })}
    </section>
  );
}

const NO_NODES: readonly JourneyNode[] = [];

/** The first few steps of the journey that say what was typed; none while nothing is. */
function useFound(query: string): readonly JourneyNode[] {
  const language = useLanguage();
  const isAsked = query.trim() !== '';
  // While nothing is asked, a change of the journey renders nothing here.
  const nodes = useCanvas((state) => (isAsked ? state.document.nodes : NO_NODES));
  const found = nodes.filter((node) => {
    const { title, summary } = cardText(node, language);
    return matches(query, title, summary);
  });
  return found.slice(0, 6);
}

function addKind(store: CanvasStore, kind: KindDefinition): void {
  const { document, stage, selected } = store.getState();
  if (stage) insertStep(store, kind.id, bestSlot(document, stage.scene, selected[0], kind));
}

function matches(query: string, ...texts: (string | null)[]): boolean {
  const wanted = query.trim().toLowerCase();
  return wanted === '' || texts.some((text) => text?.toLowerCase().includes(wanted));
}
