/** One customer on trial: who it is on the left, their way in the middle with the clock below, their story on the right. */
import type { JourneyDocument, Plan } from '@kairos/engine';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { KINDS } from '../../../canvas/kinds/kinds';
import type { OverlayStore } from '../../../canvas/live/overlay-store';
import { useKnowledge } from '../../../canvas/panel/knowledge';
import { ReadOnlyCanvas } from '../../../canvas/read-only-canvas';
import { ErrorState } from '../../../ui/notice';
import { pathOf } from '../../live/run/path';
import { ModeSwitch } from '../mode-switch';
import styles from '../try-page.module.css';
import { CustomerCard } from './customer-card';
import { EndpointChoice } from './endpoint-choice';
import { EventList } from './event-list';
import { RulesSwitch } from './rules-switch';
import { sampleTrial } from './sample-customer';
import { storyOf } from './story';
import { TimeBar } from './time-bar';
import { playTrial, shownRun, TAKES_CALLS, type Trial } from './trial';
import { TrialStory } from './trial-story';

const route = getRouteApi('/shell/journeys/$journeyId/try');

interface OneViewProps {
  journeyId: string;
  document: JourneyDocument;
  plan: Plan;
  overlay: OverlayStore;
}

/** Loads whom the address names; without a name a customer is made up. */
export function OneView(props: OneViewProps) {
  const { t } = useTranslation('try');
  const { customer } = route.useSearch();
  const knowledge = useKnowledge();
  const { document, plan } = props;
  const real = useQuery({
    ...trpc.customers.history.queryOptions({ customerId: customer ?? '' }),
    enabled: customer !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sending = useQuery(trpc.sending.rules.queryOptions());
  const rules = sending.data?.rules;
  const isReady = knowledge.timeZone !== '' && (customer === undefined || real.data !== undefined);
  const start = useMemo((): Trial | null => {
    if (!isReady || !rules) return null;
    if (customer === undefined || !real.data) {
      return sampleTrial({ document, plan, kinds: KINDS, knowledge, label: t('sample'), rules });
    }
    const { events, ...known } = real.data;
    const now = knowledge.now();
    return {
      customer: { id: customer, ...known },
      events,
      startsAt: events[0]?.at ?? now,
      now,
      rules,
      endpoint: TAKES_CALLS,
    };
  }, [isReady, rules, customer, real.data, document, plan, knowledge, t]);
  if (customer !== undefined && real.isError) {
    return <ErrorState error={real.error} onRetry={() => void real.refetch()} />;
  }
  if (sending.isError) return <ErrorState error={sending.error} onRetry={() => void sending.refetch()} />;
  if (!start) return <Skeleton height="100%" />;
  return <OnTrial key={customer ?? 'sample'} start={start} {...props} />;
}

function OnTrial({ start, document, plan, overlay }: OneViewProps & { start: Trial }) {
  const [trial, setTrial] = useState(start);
  const [selected, select] = useState<string | null>(null);
  const played = useMemo(() => playTrial(trial, plan, KINDS), [trial, plan]);
  const run = shownRun(played.runs);
  const story = useMemo(() => storyOf(played, run, trial), [played, run, trial]);

  useEffect(() => {
    const way = pathOf(document, story);
    // Before the first sign there is no way yet, and nothing to dim.
    overlay.update({ highlight: way.nodes.size === 0 ? null : way });
    return () => overlay.update({ highlight: null });
  }, [overlay, document, story]);

  return (
    <div className={styles.view}>
      <div className={styles.column}>
        <ModeSwitch />
        <CustomerCard trial={trial} onTrial={setTrial} />
        <RulesSwitch trial={trial} rules={start.rules} onTrial={setTrial} />
        <EndpointChoice trial={trial} plan={plan} onTrial={setTrial} />
        <EventList trial={trial} plan={plan} onTrial={setTrial} onReset={() => setTrial(start)} />
      </div>
      <div className={styles.middle}>
        <ReadOnlyCanvas document={document} overlay={overlay} selected={selected} onSelect={select} />
        <TimeBar trial={trial} plan={plan} nextMoment={played.nextMoment} onTrial={setTrial} />
      </div>
      <TrialStory document={document} trial={trial} played={played} run={run} story={story} />
    </div>
  );
}
