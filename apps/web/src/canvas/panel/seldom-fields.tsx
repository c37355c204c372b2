/** Fields that are seldom needed: folded away while they say what a fresh step says. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { useCanvas } from '../store/canvas-context';
import { valueAtPath } from './config-values';
import { isWithin } from './field-frame';
import { FieldList, type FieldListProps } from './field-list';
import { problemsAt } from './form-fields';
import styles from './seldom-fields.module.css';

interface SeldomFieldsProps extends FieldListProps {
  /** Settings of a fresh step. */
  defaults: unknown;
}

export function SeldomFields({ defaults, ...list }: SeldomFieldsProps) {
  const { t } = useTranslation('canvas');
  const { node, fields, problems } = list;
  const isWanted = useCanvas(
    ({ focusField }) => focusField?.nodeId === node.id && fields.some((field) => isWithin(focusField.path, field.path)),
  );
  if (fields.length === 0) return null;
  const isUsed = fields.some((field) => {
    const value = valueAtPath(node.config, field.path);
    // Steps from before a setting existed have none, which means what a fresh step says.
    const isSet = value !== undefined && JSON.stringify(value) !== JSON.stringify(valueAtPath(defaults, field.path));
    return isSet || problemsAt(field, problems).length > 0;
  });
  return (
    // Another key draws it anew, so that it opens when it must and otherwise stays as the hand left it.
    <details key={String(isUsed || isWanted)} className={styles.fold} open={isUsed || isWanted}>
      <summary className={styles.summary}>
        <Icon name="chevron-right" size={12} weight={2.2} />
        {t('panel.more')}
      </summary>
      <FieldList {...list} />
    </details>
  );
}
