/** The settings of the selected step: name, form, problems at their fields, and what will happen. */

import { type JourneyNode, rename, VISIT_LIMIT_PATH } from '@kairos/engine';
import { ActionIcon, Textarea } from '@mantine/core';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, KindBadge } from '../../ui/icons';
import { duplicateSelected, removeSelected } from '../commands/change-steps';
import { cardText } from '../kinds/card-text';
import { definitionOf, kindName, wordOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { FixButton } from '../problems/fix-button';
import { sayProblem } from '../problems/say-problem';
import { problemsOfNode } from '../problems/visible-problems';
import { useCanvas, useCanvasStore } from '../store/canvas-context';

import { isShown, settingsOf } from './config-values';

import { ConsequenceBox } from './consequence/consequence-box';
import { isWithin } from './field-frame';
import { FieldList } from './field-list';
import { SeldomFields } from './seldom-fields';
import { StartingEventsProvider, startingEventsOf } from './starting-event';
import styles from './step-panel.module.css';
import { TemplateTools } from './templates/template-tools';
import { VisitLimitField } from './visit-limit-field';

export function StepPanel({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const definition = definitionOf(node.kind);
  const problems = useCanvas((state) => problemsOfNode(state, node.id));
  const isEditable = useCanvas((state) => state.editable);
  const panel = useFocusedField(node.id);
  const document = useCanvas((state) => state.document);
  const startingEvents = useMemo(() => startingEventsOf(document, node.id), [document, node.id]);
  if (!definition) return <p className={styles.unknown}>{t('problem.unknown-kind', { kind: node.kind })}</p>;

  const config = settingsOf(definition, node.config);
  const name = kindName(node.kind, language);
  const shown = definition.form.filter((field) => isShown(field, definition.form, config));
  const paths = [...shown.map((field) => field.path), VISIT_LIMIT_PATH];
  const general = problems.filter((problem) => !paths.some((path) => isWithin(problem.field, path)));
  const fields = { node: { ...node, config }, problems };

  return (
    <StartingEventsProvider value={startingEvents}>
      <div ref={panel} className={styles.panel} data-panel-for={node.id} onBlur={() => store.getState().settle()}>
        <header className={styles.head}>
          <KindBadge icon={definition.icon} category={definition.category} size={30} />
          <div className={styles.titles}>
            <StepName node={node} />
            {cardText(node, language).title !== name && <p className={styles.kind}>{name}</p>}
          </div>
          {isEditable && <StepActions />}
        </header>
        <p className={styles.help}>{wordOf(node.kind, 'help', language)}</p>
        {general.length > 0 && (
          <ul className={styles.general}>
            {general.map((problem) => (
              <li key={sayProblem(problem, language, t)} data-severity={problem.severity}>
                <span>{sayProblem(problem, language, t)}</span>
                <FixButton problem={problem} />
              </li>
            ))}
          </ul>
        )}
        <TemplateTools node={fields.node} />
        <fieldset className={styles.form} disabled={!isEditable}>
          <FieldList {...fields} fields={shown.filter((field) => !field.seldom)} />
          <VisitLimitField node={node} problems={fields.problems} />
          <SeldomFields {...fields} fields={shown.filter((field) => field.seldom)} defaults={definition.defaults} />
        </fieldset>
        <ConsequenceBox node={node} />
      </div>
    </StartingEventsProvider>
  );
}

function StepActions() {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  return (
    <>
      <ActionIcon aria-label={t('step.duplicate')} title={t('step.duplicate')} onClick={() => duplicateSelected(store)}>
        <Icon name="copy" size={15} />
      </ActionIcon>
      <ActionIcon aria-label={t('step.delete')} title={t('step.delete')} onClick={() => removeSelected(store)}>
        <Icon name="trash" size={15} />
      </ActionIcon>
    </>
  );
}

/** The marketer's own name; empty, it shows what the kind makes of the settings. */
function StepName({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const isEditable = useCanvas((state) => state.editable);
  const generated = cardText({ ...node, name: '' }, language).title;
  return (
    <Textarea
      variant="unstyled"
      autosize
      classNames={{ input: styles.name }}
      readOnly={!isEditable}
      value={node.name}
      placeholder={generated}
      aria-label={t('step.name')}
      maxLength={120}
      // Long names take a second line, and are one line all the same.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(event) => {
        const name = event.currentTarget.value.replaceAll('\n', ' ');
        store
          .getState()
          .perform({ name: 'rename', group: `${node.id} name` }, (document) => rename(document, node.id, name));
      }}
    />
  );
}

/** Moves the focus to a field that was asked for: by Enter on a card, or by a click on a problem. */
function useFocusedField(nodeId: string) {
  const panel = useRef<HTMLDivElement>(null);
  const wanted = useCanvas((state) => state.focusField);
  const done = useRef(0);
  useEffect(() => {
    if (wanted?.nodeId !== nodeId || done.current === wanted.turn) return;
    done.current = wanted.turn;
    const inputs = 'input:not([type="hidden"]), textarea, button';
    const fields = [...(panel.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
    // Rows stand inside their field and come after it: the last that fits is the closest to what is wrong.
    const field = fields.findLast((each) => isWithin(wanted.path, each.dataset.field ?? ''));
    const input = (field ?? fields[0])?.querySelector<HTMLElement>(inputs);
    (input ?? panel.current?.querySelector<HTMLElement>(inputs))?.focus();
  }, [nodeId, wanted]);
  return panel;
}
