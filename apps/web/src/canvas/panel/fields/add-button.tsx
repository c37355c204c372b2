/** The quiet button below a list: one more. */
import { Button } from '@mantine/core';
import { Icon } from '../../../ui/icons';

export function AddButton({ label, onClick }: { label: string; onClick(): void }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<Icon name="plus" size={12} weight={2.2} />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
