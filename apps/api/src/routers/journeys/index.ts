/** Journeys: listed, drawn as drafts, published as versions. */
import { router } from '../../trpc';
import { archive } from './archive';
import { create } from './create';
import { duplicate } from './duplicate';
import { get } from './get';
import { list } from './list';
import { publicationImpact } from './publication-impact';
import { publish } from './publish';
import { rename } from './rename';
import { restore } from './restore';
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
  publicationImpact,
  publish,
  versions,
  version,
});
