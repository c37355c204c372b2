/** `g`, then a letter: goes to a page. */
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { ALL_PAGES } from './pages';

/** The letter must follow within this time, in milliseconds. */
const PATIENCE = 1_200;

export function useGoKeys(): void {
  const navigate = useNavigate();
  const gPressedAt = useRef(0);
  useHotkeys([
    ['g', () => void (gPressedAt.current = Date.now())],
    ...ALL_PAGES.map((page): [string, () => void] => [
      page.key,
      () => {
        const isSecond = Date.now() - gPressedAt.current < PATIENCE;
        gPressedAt.current = 0;
        if (isSecond) void navigate({ to: page.to });
      },
    ]),
  ]);
}
