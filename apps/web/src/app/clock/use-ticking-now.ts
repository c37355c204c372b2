/** The workspace's clock as a picture that moves. */
import { useInterval } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useWorkspace, workspaceNow } from '../workspace';

/** Epoch ms. Asks twice a second: at a day per second the minutes would only flicker. */
export function useTickingNow(): number {
  const workspace = useWorkspace();
  const [now, setNow] = useState(() => workspaceNow(workspace));
  const { start, stop } = useInterval(() => setNow(workspaceNow(workspace)), 500);
  useEffect(() => {
    setNow(workspaceNow(workspace));
    start();
    return stop;
  }, [workspace, start, stop]);
  return now;
}
