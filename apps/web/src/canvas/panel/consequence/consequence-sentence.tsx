/** One consequence in words, with its moments in the customer's zone. */
import type { JourneyNode } from '@kairos/engine';
import { Trans, useTranslation } from 'react-i18next';
import { useEventName } from '../../../ui/event-name';
import { portName } from '../../kinds/card-text';
import { sayOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useKnowledge } from '../knowledge';
import { sayMoment } from '../moments';
import type { Consequence } from './consequence';
import styles from './consequence-box.module.css';
import type { Example } from './example';

interface ConsequenceSentenceProps {
  consequence: Exclude<Consequence, { type: 'sends' }>;
  node: JourneyNode;
  example: Example;
}

export function ConsequenceSentence({ consequence, node, example }: ConsequenceSentenceProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const { now } = useKnowledge();
  const eventName = useEventName();
  const name = example.name ?? t('sample-customer');
  const moment = (at: number) => sayMoment(at, now(), example.facts.timeZone, language);
  const say = (key: string, values: Record<string, string> = {}) => (
    <Trans t={t} i18nKey={key} values={values} components={{ b: <b /> }} />
  );
  switch (consequence.type) {
    case 'waits': {
      const { until, events, moments } = consequence;
      const key = `consequence.waits${until === null ? '-open' : ''}${events.length > 0 ? '-or' : ''}`;
      return (
        <>
          {say(key, { moment: until === null ? '' : moment(until), event: events.map(eventName).join(', ') })}
          {moments.length > 1 && <Moments intro={t('consequence.shared-moments')} moments={moments.map(moment)} />}
        </>
      );
    }
    case 'goes-on':
      return say('consequence.goes-on');
    case 'watches':
      return say('consequence.watches', { moment: moment(consequence.until) });
    case 'leaves': {
      const port = portName(node, consequence.port, language);
      return say('consequence.leaves', { name, port });
    }
    case 'true-now': {
      const { until } = consequence;
      const event = eventName(consequence.event);
      return until === null
        ? say('consequence.true-now', { event })
        : say('consequence.true-until', { event, moment: moment(until) });
    }
    case 'true-later':
      return say('consequence.true-later', { event: eventName(consequence.event), moment: moment(consequence.at) });
    case 'not-yet': {
      const why = sayOf(node.kind, consequence.why, language);
      return say('consequence.not-yet', { event: eventName(consequence.event), why });
    }
    case 'comes-true':
      return <Moments intro={t('consequence.comes-true', { name })} moments={consequence.moments.map(moment)} />;
    case 'stands': {
      const { isTrue, changesAt } = consequence;
      const key = `consequence.stands-${isTrue ? 'true' : 'false'}${changesAt === null ? '' : '-until'}`;
      return say(key, { name, moment: changesAt === null ? '' : moment(changesAt) });
    }
  }
}

function Moments({ intro, moments }: { intro: string; moments: readonly string[] }) {
  return (
    <span className={styles.moments}>
      <span>{intro}</span>
      {moments.map((moment) => (
        <b key={moment}>{moment}</b>
      ))}
    </span>
  );
}
