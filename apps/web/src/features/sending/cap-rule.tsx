/** A limit: how many messages over which channels and about what, within how long, and what becomes of those beyond. */
import { type FrequencyCap, isCounted, nextRooms, type RulesProblem } from '@kairos/engine';
import { SegmentedControl, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { FieldFrame } from '../../canvas/panel/field-frame';
import { ChannelChoice } from './channel-choice';
import { Lately, type WithheldLately } from './lately';
import { RuleFrame } from './rule-frame';
import { sayCap } from './say-rule';
import styles from './sending-page.module.css';
import { useSay } from './use-say';
import { WholeNumber } from './whole-number';

interface CapRuleProps {
  cap: FrequencyCap;
  path: string;
  problems: readonly RulesProblem[];
  lately: WithheldLately;
  onChange(cap: FrequencyCap): void;
  onRemove(): void;
}

const A_DAY = 24;

export function CapRule({ cap, path, problems, lately, onChange, onRemove }: CapRuleProps) {
  const { t } = useTranslation('sending');
  const { speech, moment } = useSay();
  const workspace = useWorkspace();
  const rooms = problems.length === 0 ? nextRooms(cap, workspace.timeZone, workspaceNow(workspace), 3) : [];
  const change = (part: Partial<FrequencyCap>) => onChange({ ...cap, ...part });
  return (
    <RuleFrame
      icon="gauge"
      sentence={sayCap(cap, speech)}
      problems={problems}
      onRemove={onRemove}
      moments={rooms.map((at, index) =>
        t(index === 0 ? 'cap.moment.first' : 'cap.moment.next', { moment: moment(at) }),
      )}
      lately={<Lately rows={lately} concerns={(row) => row.reason === 'frequency-cap' && isCounted(cap, row)} />}
    >
      <ChannelChoice path={`${path}.channels`} value={cap.channels} onChange={(channels) => change({ channels })} />
      <TopicChoice path={`${path}.topics`} value={cap.topics} onChange={(topics) => onChange({ ...cap, topics })} />
      <FieldFrame path={`${path}.withinHours`} label={t('cap.counted')} hint={null} problems={[]}>
        <SegmentedControl
          aria-label={t('cap.counted')}
          data={[
            { value: 'day', label: t('cap.counted.day') },
            { value: 'hours', label: t('cap.counted.hours') },
          ]}
          value={cap.withinHours === null ? 'day' : 'hours'}
          onChange={(value) => change({ withinHours: value === 'day' ? null : A_DAY })}
        />
      </FieldFrame>
      <div className={styles.numbers}>
        <WholeNumber label={t('cap.most')} value={cap.most} onChange={(most) => change({ most })} />
        {cap.withinHours !== null && (
          <WholeNumber
            label={t('cap.within')}
            value={cap.withinHours}
            onChange={(withinHours) => change({ withinHours })}
          />
        )}
        <WholeNumber
          label={t('cap.wait')}
          hint={t('cap.wait.hint')}
          value={cap.waitHours}
          onChange={(waitHours) => change({ waitHours })}
        />
      </div>
    </RuleFrame>
  );
}

interface TopicChoiceProps {
  path: string;
  value: string[] | undefined;
  onChange(topics: string[] | undefined): void;
}

function TopicChoice({ path, value, onChange }: TopicChoiceProps) {
  const { t } = useTranslation('sending');
  const topics = useQuery(trpc.workspace.topics.queryOptions());
  return (
    <FieldFrame path={path} label={t('cap.topics')} hint={null} problems={[]}>
      <TagsInput
        aria-label={t('cap.topics')}
        placeholder={value === undefined ? t('cap.topics.all') : ''}
        data={topics.data ?? []}
        value={value ?? []}
        onChange={(chosen) => onChange(chosen.length === 0 ? undefined : chosen)}
      />
    </FieldFrame>
  );
}
