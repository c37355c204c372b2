/** What sentences about rules need: the words, the language, and moments by the workspace's clock. */
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { useLanguage } from '../../canvas/kinds/use-language';
import { sayMoment } from '../../canvas/panel/moments';
import type { Speech } from './say-rule';

export function useSay(): { speech: Speech; moment(at: number): string } {
  const { t } = useTranslation('sending');
  const language = useLanguage();
  const workspace = useWorkspace();
  return {
    speech: { t, language },
    moment: (at) => sayMoment(at, workspaceNow(workspace), workspace.timeZone, language),
  };
}
