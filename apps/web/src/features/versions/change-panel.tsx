/** What differs, one by one: steps with the settings that changed, before and after. */
import type { JourneyDocument, JourneyEdge, JourneyNode } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { cardText, edgeLabel, titleOf } from '../../canvas/kinds/card-text';
import { wordOf } from '../../canvas/kinds/kinds';
import { useLanguage } from '../../canvas/kinds/use-language';
import type { EdgeChange } from '../../canvas/live/overlay-store';
import { type ChangeName, type Comparison, isSame, linksOf } from './comparison';
import { SettingValue } from './setting-value';
import styles from './versions-page.module.css';

interface ChangePanelProps {
  comparison: Comparison;
  before: JourneyDocument;
  /** Null is the draft. */
  shown: number | null;
  base: number | null;
  selected: string | null;
  onSelect: (nodeId: string | null) => void;
}

export function ChangePanel({ comparison, before, shown, base, selected, onSelect }: ChangePanelProps) {
  const { t } = useTranslation('versions');
  const { added, removed, changed } = comparison.changes;
  const name = shown === null ? t('draft') : t('version', { number: shown });
  const item = (node: JourneyNode, change: ChangeName, fields: string[] = []) => (
    <li key={node.id}>
      <Change
        node={node}
        was={before.nodes.find((each) => each.id === node.id)}
        change={change}
        fields={fields}
        isSelected={selected === node.id}
        onSelect={() => onSelect(node.id)}
      />
    </li>
  );
  return (
    <aside className={styles.side} aria-label={t('changes')}>
      <h2>{base === null ? name : t('changes.between', { name, base })}</h2>
      {base === null && <p className={styles.hint}>{t('changes.first')}</p>}
      {base !== null && isSame(comparison) && <p className={styles.hint}>{t('changes.none')}</p>}
      <ul className={styles.changes}>
        {added.map((node) => item(node, 'added'))}
        {removed.map((node) => item(node, 'removed'))}
        {changed.map(({ node, fields }) => item(node, 'changed', fields))}
        {linksOf(comparison).map(({ edge, change }) => (
          <li key={edge.id}>
            <LinkChange
              document={comparison.document}
              edge={edge}
              change={change}
              onSelect={() => onSelect(edge.from)}
            />
          </li>
        ))}
      </ul>
    </aside>
  );
}

interface LinkChangeProps {
  document: JourneyDocument;
  edge: JourneyEdge;
  change: EdgeChange;
  onSelect: () => void;
}

/** A link that came or went; a press leads to the step that it leaves from. */
function LinkChange({ document, edge, change, onSelect }: LinkChangeProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const label = edgeLabel(document, edge, language);
  const from = titleOf(document, edge.from, language);
  return (
    <button type="button" className={styles.change} data-change={change} onClick={onSelect}>
      <span className={styles.what}>{t(`link.${change}`)}</span>
      <span className={styles.title}>
        {t('link.between', {
          from: label === null ? from : t('link.at', { step: from, label }),
          to: titleOf(document, edge.to, language),
        })}
      </span>
    </button>
  );
}

interface ChangeProps {
  node: JourneyNode;
  was: JourneyNode | undefined;
  change: ChangeName;
  fields: string[];
  isSelected: boolean;
  onSelect: () => void;
}

function Change({ node, was, change, fields, isSelected, onSelect }: ChangeProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const valueOf = (from: JourneyNode | undefined, field: string) =>
    field === 'name' || field === 'visitLimit' ? from?.[field] : from?.config[field];
  return (
    <button type="button" className={styles.change} data-change={change} aria-pressed={isSelected} onClick={onSelect}>
      <span className={styles.what}>{t(`badge.${change}`)}</span>
      <span className={styles.title}>{cardText(node, language).title}</span>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{field === 'name' ? t('field.name') : (wordOf(node.kind, `field.${field}`, language) ?? field)}</dt>
              <dd>
                <del>
                  <SettingValue node={node} field={field} value={valueOf(was, field)} />
                </del>{' '}
                <ins>
                  <SettingValue node={node} field={field} value={valueOf(node, field)} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </button>
  );
}
