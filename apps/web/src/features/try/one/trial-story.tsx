/** What became of the customer so far: why, each step with its messages, and what comes next. Nothing was sent. */
import type { JourneyDocument, JsonObject, SimulatedRun } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import type { ToldRun } from '../../live/run/run-story';
import { Timeline } from '../../live/run/timeline-view';
import { WhyBox } from '../../live/run/why-box';
import styles from '../try-page.module.css';
import own from './one.module.css';
import type { PlayedTrial, Trial } from './trial';
import { TriedMessage } from './tried-message';

interface TrialStoryProps {
  document: JourneyDocument;
  trial: Trial;
  played: PlayedTrial;
  run: SimulatedRun | null;
  story: ToldRun;
}

export function TrialStory({ document, trial, played, run, story }: TrialStoryProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const sent = run?.lines.filter((line) => line.type === 'message') ?? [];
  return (
    <aside className={styles.side} aria-label={t('story')} data-trial-story>
      <h2>{t(run ? 'story.campaign' : 'story.sensing', { count: story.times })}</h2>
      <p className={styles.hint}>{t('story.nothing-sent')}</p>
      {played.runs.length > 1 && <p className={styles.hint}>{t('story.several', { count: played.runs.length })}</p>}
      <WhyBox document={document} story={story} />
      <Timeline
        document={document}
        story={story}
        now={trial.now}
        cameOf={({ nodeId, visit }) =>
          sent
            .filter((line) => line.nodeId === nodeId && line.visit === visit)
            .map((line) => (
              <TriedMessage
                key={`${nodeId} ${visit} ${line.channel}`}
                line={line}
                customer={trial.customer}
                message={run?.messages.find(
                  (each) => each.nodeId === nodeId && each.visit === visit && each.channel === line.channel,
                )}
                event={startingEvent(trial, run)}
                kindId={document.nodes.find((node) => node.id === nodeId)?.kind ?? ''}
              />
            ))
        }
      />
      <p className={own.next}>
        {played.nextMoment === null
          ? t('story.rest')
          : t('story.next', { moment: format.brief(played.nextMoment, trial.now) })}
      </p>
    </aside>
  );
}

function startingEvent({ events }: Trial, run: SimulatedRun | null): JsonObject {
  const eventId = run?.lines.find((line) => line.type === 'triggered')?.eventId ?? null;
  return events.find((event) => event.id === eventId)?.properties ?? {};
}
