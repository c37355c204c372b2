/** Journeys: listed, drawn as drafts, published as versions. */
import { router } from '../../trpc';
import { archive } from './archive';
import { create } from './create';
import { duplicate } from './duplicate';
import { get } from './get';
import { list } from './list';
import { moveCustomers } from './move-customers';
import { movePreview } from './move-preview';
import { pause } from './pause';
import { pauseOutlook } from './pause-outlook';
import { publicationImpact } from './publication-impact';
import { publish } from './publish';
import { rename } from './rename';
import { restore } from './restore';
import { resume } from './resume';
import { saveDraft } from './save-draft';
import { version } from './version';
import { versions } from './versions';

export const journeysRouter = router({
  list,
  get,
  create,
  duplicate,
  saveDraft,
  rename,
  archive,
  restore,
  pause,
  pauseOutlook,
  resume,
  publicationImpact,
  publish,
  movePreview,
  moveCustomers,
  versions,
  version,
});
