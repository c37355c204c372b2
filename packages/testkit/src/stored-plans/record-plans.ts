/** Keeps the plans of today's journeys: `npm run record-plans -w @kairos/testkit -- NAME`. Old ones stay: they are what runs in the world. */
import { compile, type JourneyDocument } from '@kairos/engine';
import { JOURNEY_TEMPLATES, NODE_KINDS } from '@kairos/nodes/editor';
import { JOURNEYS_OF_EVERY_KIND } from './every-kind';
import { LIVES } from './lives';
import { journalOf, liveUnder, storePlan } from './stored-plan';

const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('Say under which name to keep them, such as "2026-11".');

for (const { id, journey } of JOURNEY_TEMPLATES) record(id, journey('en'));
for (const [id, draw] of Object.entries(JOURNEYS_OF_EVERY_KIND)) record(id, draw());

function record(id: string, document: JourneyDocument): void {
  const { plan, problems } = compile(document, NODE_KINDS);
  if (!plan) throw new Error(`"${id}" does not compile: ${JSON.stringify(problems)}`);
  const life = LIVES[id];
  if (!life) throw new Error(`Nobody lives through "${id}" yet: add a life to lives.ts.`);
  const journal = journalOf(liveUnder(plan, life));
  if (journal.length === 0) throw new Error(`The life for "${id}" starts no campaign.`);
  storePlan({ name: `${name}-${id}`, plan, life, journal });
}
