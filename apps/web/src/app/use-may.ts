/** What the member's role allows in this workspace; the server decides, this only hides what it would refuse. */
import { useWorkspace } from './workspace';

/** `edit`: journeys, customers and keys; `own`: the workspace itself. */
export function useMay(what: 'edit' | 'own'): boolean {
  const { role } = useWorkspace();
  return what === 'own' ? role === 'owner' : role !== 'viewer';
}
