/** A group of conditions: how they are joined, its rows and the groups inside it. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../../ui/icons';
import type { KnownName } from '../../knowledge';
import { ConditionRow, FRESH_CONDITION } from '../condition-row';
import styles from './condition-group.module.css';
import { countRows, DEEPEST, type Group, isGroup, MODES, type Mode, type Part, placeOfParts, withPart } from './tree';

interface ConditionGroupProps {
  path: string;
  group: Group;
  /** 1 for the outermost. */
  depth: number;
  names: readonly KnownName[];
  nameHint: string;
  onChange(group: Group): void;
  /** Only for a group inside another one. */
  onRemove?(): void;
}

export function ConditionGroup(props: ConditionGroupProps) {
  const { path, group, depth, names, nameHint, onChange, onRemove } = props;
  const { t } = useTranslation('canvas');
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] });
  // One condition needs no word for how it is joined, unless it is denied.
  const saysMode = depth > 1 || group.parts.length > 1 || group.mode !== 'all';
  return (
    <fieldset
      className={styles.group}
      data-depth={depth}
      aria-label={t('condition.group', { count: countRows(group) })}
    >
      {saysMode && (
        <div className={styles.head}>
          <Select
            className={styles.mode}
            size="xs"
            aria-label={t('condition.mode')}
            data={MODES.map((mode) => ({ value: mode, label: t(`condition.mode.${mode}`) }))}
            value={group.mode}
            onChange={(next) => onChange({ ...group, mode: modeOf(next) })}
          />
          {onRemove && (
            <ActionIcon aria-label={t('condition.remove-group')} onClick={onRemove}>
              <Icon name="close" size={14} />
            </ActionIcon>
          )}
        </div>
      )}
      {group.parts.map((part, index) => {
        const place = `${placeOfParts(group, path, depth)}.${index}`;
        return isGroup(part) ? (
          <ConditionGroup
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity of their own and are never reordered.
            key={index}
            path={place}
            group={part}
            depth={depth + 1}
            names={names}
            nameHint={nameHint}
            onChange={(next) => onChange(withPart(group, index, next))}
            onRemove={() => onChange(withPart(group, index, null))}
          />
        ) : (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            key={index}
            path={place}
            row={part}
            names={names}
            nameHint={nameHint}
            onChange={(next) => onChange(withPart(group, index, next))}
            onRemove={() => onChange(withPart(group, index, null))}
          />
        );
      })}
      <div className={styles.foot}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="plus" size={12} weight={2.2} />}
          onClick={() => add(FRESH_CONDITION)}
        >
          {t(group.parts.length === 0 ? 'condition.add-first' : addWord(group.mode))}
        </Button>
        {depth < DEEPEST && group.parts.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => add({ mode: group.mode === 'any' ? 'all' : 'any', parts: [FRESH_CONDITION] })}
          >
            {t('condition.add-group')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function modeOf(text: string | null): Mode {
  return MODES.find((mode) => mode === text) ?? 'all';
}

function addWord(mode: Mode): 'condition.add' | 'condition.add-or' {
  return mode === 'all' || mode === 'not-all' ? 'condition.add' : 'condition.add-or';
}
