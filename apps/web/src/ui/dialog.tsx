/** A dialog: Mantine's modal with a close button that says its name. */
import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Dialog(props: Omit<ModalProps, 'closeButtonProps'>) {
  const { t } = useTranslation('shared');
  return <Modal {...props} closeButtonProps={{ 'aria-label': t('close') }} />;
}
