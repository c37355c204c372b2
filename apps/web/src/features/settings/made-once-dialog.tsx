/** Makes something with a secret, a key or an endpoint, and shows the secret for the only time. */
import { type ComponentType, useState } from 'react';
import { Dialog } from '../../ui/dialog';
import { ShownSecret } from './shown-secret';

export interface MakingWays {
  onMade: (secret: string) => void;
  onCancel: () => void;
}

interface MadeOnceDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** Above the secret, and why it has to be copied now. */
  secretTitle: string;
  secretHint: string;
  Form: ComponentType<MakingWays>;
}

export function MadeOnceDialog({ isOpen, onClose, title, secretTitle, secretHint, Form }: MadeOnceDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);

  function close() {
    setSecret(null);
    onClose();
  }

  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      title={secret === null ? title : secretTitle}
      // A secret that is on the screen is gone with one stray click outside.
      closeOnClickOutside={secret === null}
    >
      {secret === null ? (
        <Form onMade={setSecret} onCancel={close} />
      ) : (
        <ShownSecret secret={secret} hint={secretHint} onClose={close} />
      )}
    </Dialog>
  );
}
