/** The way back to the list, before a page's title. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Icon } from './icons';

export function BackLink({ to, label }: { to: LinkProps['to']; label: string }) {
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to={to} aria-label={label} ml={-8} mr={-8}>
        <Icon name="arrow-left" size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
