/** How things stand with what was changed, and what to do about it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { FormError } from '../../ui/form-error';
import { Icon } from '../../ui/icons';
import { Pill } from '../../ui/pill';
import styles from './sending-page.module.css';
import type { RulesDraft } from './use-rules-draft';

export function SaveBar({ draft }: { draft: RulesDraft }) {
  const { t } = useTranslation('sending');
  const { save, isChanged } = draft;
  return (
    <div className={styles.bar} data-changed={isChanged}>
      <FormError>{save.error && isChanged && errorSentence(save.error, t)}</FormError>
      <div className={styles.state}>
        <span role="status">
          {isChanged && t(draft.fits ? 'state.changed' : 'state.wrong')}
          {!isChanged && save.isSuccess && (
            <>
              <Pill tone="end">
                <Icon name="check" size={12} weight={2.4} /> {t('shared:saved')}
              </Pill>{' '}
              {t('state.moved', { count: save.data.moved })}
            </>
          )}
          {!isChanged && !save.isSuccess && t('state.same')}
        </span>
        <Button variant="subtle" color="gray" disabled={!draft.canUndo} onClick={draft.undo}>
          {t('undo')}
        </Button>
        <Button variant="default" disabled={!isChanged} onClick={draft.discard}>
          {t('discard')}
        </Button>
        <Button disabled={!isChanged || !draft.fits} loading={save.isPending} onClick={draft.submit}>
          {t('shared:save')}
        </Button>
      </div>
    </div>
  );
}
