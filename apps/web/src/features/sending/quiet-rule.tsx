/** Quiet hours: over which channels, when, and what becomes of what is due then. */
import { nextQuietMoments, type QuietHours, type RulesProblem } from '@kairos/engine';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { FieldFrame } from '../../canvas/panel/field-frame';
import { ScheduleInput } from '../../canvas/panel/fields/schedule-field';
import { ChannelChoice } from './channel-choice';
import { Lately, type WithheldLately } from './lately';
import { readSchedule } from './read-schedule';
import { RuleFrame } from './rule-frame';
import { sayQuiet } from './say-rule';
import { useSay } from './use-say';

interface QuietRuleProps {
  quiet: QuietHours;
  path: string;
  problems: readonly RulesProblem[];
  lately: WithheldLately;
  onChange(quiet: QuietHours): void;
  onRemove(): void;
}

export function QuietRule({ quiet, path, problems, lately, onChange, onRemove }: QuietRuleProps) {
  const { t } = useTranslation('sending');
  const { speech, moment } = useSay();
  const workspace = useWorkspace();
  const sentence = sayQuiet(quiet, speech);
  const moments = problems.length === 0 ? nextQuietMoments(quiet, workspace.timeZone, workspaceNow(workspace), 3) : [];
  return (
    <RuleFrame
      icon="moon"
      sentence={sentence}
      problems={problems}
      onRemove={onRemove}
      moments={moments.map(({ dueAt, leavesAt }) =>
        leavesAt === null
          ? t('quiet.moment.skip', { due: moment(dueAt) })
          : t('quiet.moment.hold', { due: moment(dueAt), leaves: moment(leavesAt) }),
      )}
      lately={
        <Lately
          rows={lately}
          concerns={({ channel, reason }) => reason === 'quiet-hours' && quiet.channels.includes(channel)}
        />
      }
    >
      <ChannelChoice
        path={`${path}.channels`}
        value={quiet.channels}
        onChange={(channels) => onChange({ ...quiet, channels })}
      />
      <FieldFrame path={`${path}.schedule`} label={t('quiet.when')} hint={null} problems={[]}>
        <ScheduleInput
          path={`${path}.schedule`}
          value={quiet.schedule}
          least={0}
          onChange={(schedule) => onChange({ ...quiet, schedule: readSchedule(schedule, quiet.schedule) })}
        />
      </FieldFrame>
      <FieldFrame path={`${path}.whenQuiet`} label={t('quiet.then')} hint={null} problems={[]}>
        <SegmentedControl
          aria-label={t('quiet.then')}
          data={[
            { value: 'hold', label: t('quiet.then.hold') },
            { value: 'skip', label: t('quiet.then.skip') },
          ]}
          value={quiet.whenQuiet}
          onChange={(value) => onChange({ ...quiet, whenQuiet: value === 'skip' ? 'skip' : 'hold' })}
        />
      </FieldFrame>
    </RuleFrame>
  );
}
