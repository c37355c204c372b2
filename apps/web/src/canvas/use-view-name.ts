/** A drawing needs room: where the address does not say which view is wanted, a phone shows the list. */
import { useMediaQuery } from '@mantine/hooks';
import type { JourneyViewName } from './view-switch';

export function useViewName(chosen: JourneyViewName | undefined): JourneyViewName {
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  return chosen ?? (isNarrow ? 'outline' : 'canvas');
}
