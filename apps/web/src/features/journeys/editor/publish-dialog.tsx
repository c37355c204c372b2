/** Says what publishing will do before it does it: to the journey, and to the people who are under way. */

import {
  EVERYBODY_STAYS,
  type JourneyDocument,
  type JourneyNode,
  type MoveChoices,
  type Problem,
} from '@kairos/engine';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../../api/trpc';
import { cardText, titleOf } from '../../../canvas/kinds/card-text';
import { wordOf } from '../../../canvas/kinds/kinds';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { goToProblem, ProblemList } from '../../../canvas/problems/problem-list';
import { sayProblem } from '../../../canvas/problems/say-problem';
import { useCanvas, useCanvasStore } from '../../../canvas/store/canvas-context';
import { useFormat } from '../../../i18n/format';
import { Dialog } from '../../../ui/dialog';
import { Icon, type IconName } from '../../../ui/icons';
import { MovePlan } from '../move/move-plan';
import styles from './publish-dialog.module.css';
import type { Journey } from './use-draft';

type Impact = ApiOutputs['journeys']['publicationImpact'];

interface PublishDialogProps {
  journey: Journey;
  impact: Impact;
  isPublishing: boolean;
  onPublish(choices: MoveChoices): void;
  onClose(): void;
}

export function PublishDialog({ journey, impact, isPublishing, onPublish, onClose }: PublishDialogProps) {
  const { t } = useTranslation('journeys');
  const [choices, setChoices] = useState(EVERYBODY_STAYS);
  const document = useCanvas((state) => state.document);
  const store = useCanvasStore();
  const errors = impact.problems.filter((problem) => problem.severity === 'error').length;
  const title = errors > 0 ? t('publish.blocked', { count: errors }) : t('publish.title', { number: impact.number });
  const leadTo = (problem: Problem) => {
    onClose();
    // The page takes no focus as long as the dialog covers it.
    requestAnimationFrame(() => goToProblem(store, problem));
  };
  return (
    <Dialog opened onClose={onClose} title={title} size={520} returnFocus={errors === 0}>
      {errors > 0 ? (
        <ProblemList onChoose={leadTo} />
      ) : (
        <Effects journey={journey} impact={impact} document={document} />
      )}
      {errors === 0 && impact.places.length > 0 && (
        <section className={styles.under} aria-label={t('move.title')}>
          <h3>{t('move.title')}</h3>
          <p className={styles.text}>{t('move.text')}</p>
          <MovePlan
            places={impact.places}
            number={impact.number}
            document={document}
            choices={choices}
            onChange={setChoices}
          />
        </section>
      )}
      <div className={styles.actions}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        {errors === 0 && (
          <Button loading={isPublishing} onClick={() => onPublish(choices)} data-autofocus>
            {t('publish.confirm', { number: impact.number })}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface EffectsProps {
  journey: Journey;
  impact: Impact;
  document: JourneyDocument;
}

function Effects({ journey, impact, document }: EffectsProps) {
  const { t } = useTranslation('journeys');
  const { t: canvasWords } = useTranslation('canvas');
  const language = useLanguage();
  const format = useFormat();
  const watching = impact.open.reduce((sum, version) => sum + version.watching, 0);
  const remarks = impact.problems.length;
  return (
    <div className={styles.effects}>
      {impact.changes ? <Changes changes={impact.changes} /> : <Effect icon="play">{t('publish.first')}</Effect>}
      {journey.status === 'paused' && <Effect icon="pause">{t('publish.paused')}</Effect>}
      {impact.sensingChanges && <Effect icon="score">{t('publish.sensing')}</Effect>}
      {impact.restartedTests.map((nodeId) => (
        <Effect key={nodeId} icon="dice">
          {t('publish.new-test', { title: titleOf(document, nodeId, language) })}
        </Effect>
      ))}
      {watching > 0 && (
        <Effect icon="clock">{t('publish.watching', { count: watching, shown: format.number(watching) })}</Effect>
      )}
      {impact.unheardAskings.map((problem) => (
        <Effect key={problem.nodeId} icon="warning">
          {sayProblem(problem, language, canvasWords)}
        </Effect>
      ))}
      {remarks > 0 && <Effect icon="warning">{t('publish.remarks', { count: remarks })}</Effect>}
    </div>
  );
}

function Effect({ icon, children }: { icon: IconName; children: string }) {
  return (
    <p className={styles.effect}>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </p>
  );
}

function Changes({ changes }: { changes: NonNullable<Impact['changes']> }) {
  const { t } = useTranslation('journeys');
  const language = useLanguage();
  const { added, removed, changed, rewired } = changes;
  if (added.length + removed.length + changed.length + rewired === 0) {
    return <Effect icon="info">{t('publish.no-changes')}</Effect>;
  }
  const nameOf = (node: JourneyNode) => cardText(node, language).title;
  const fieldsOf = (node: JourneyNode, fields: string[]) =>
    fields.map((field) =>
      field === 'name' ? t('publish.name') : (wordOf(node.kind, `field.${field}`, language) ?? field),
    );
  return (
    <ul className={styles.changes}>
      {added.map((node) => (
        <li key={node.id} data-change="added">
          <b>{t('publish.added')}</b> {nameOf(node)}
        </li>
      ))}
      {removed.map((node) => (
        <li key={node.id} data-change="removed">
          <b>{t('publish.removed')}</b> {nameOf(node)}
        </li>
      ))}
      {changed.map(({ node, fields }) => (
        <li key={node.id} data-change="changed">
          <b>{t('publish.changed')}</b> {nameOf(node)}
          <span className={styles.fields}>{fieldsOf(node, fields).join(', ')}</span>
        </li>
      ))}
      {rewired > 0 && (
        <li data-change="rewired">
          <b>{t('publish.rewired', { count: rewired })}</b>
        </li>
      )}
    </ul>
  );
}
