/** The input of one wish, whatever it is about. */
import { PACES, type Schedule, WEEKDAYS, type Wish } from '@kairos/engine';
import { Radio, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { FieldFrame } from '../../../canvas/panel/field-frame';
import { ScheduleInput } from '../../../canvas/panel/fields/schedule-field';
import { readSchedule } from '../../sending/read-schedule';
import { PACE_NAMES, paceName } from './say-wish';

interface WishInputProps<Of extends Wish = Wish> {
  wish: Of;
  onChange(wish: Wish): void;
}

type WishAbout<About extends Wish['about']> = Extract<Wish, { about: About }>;

export function WishInput({ wish, onChange }: WishInputProps) {
  switch (wish.about) {
    case 'topic':
      // The button that was pressed has said it.
      return null;
    case 'hours':
      return <HoursInput wish={wish} onChange={onChange} />;
    case 'pace':
      return <PaceInput wish={wish} onChange={onChange} />;
    case 'pause':
      return <PauseInput onChange={onChange} />;
    case 'behaviour':
      return <BehaviourInput wish={wish} onChange={onChange} />;
  }
}

const EVENINGS: Schedule = {
  windows: [{ weekdays: [...WEEKDAYS], from: '18:00', to: '21:00' }],
  holidays: 'as-usual',
  holidayCalendar: 'nl',
};

function HoursInput({ wish, onChange }: WishInputProps<WishAbout<'hours'>>) {
  const { t } = useTranslation('customers');
  return (
    <>
      <Radio.Group
        label={t('wish.about.hours')}
        value={wish.hours === null ? 'any' : 'only'}
        onChange={(value) => onChange({ ...wish, hours: value === 'any' ? null : EVENINGS })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="any" label={t('wish.hours.any')} />
          <Radio value="only" label={t('wish.hours.choose')} />
        </Stack>
      </Radio.Group>
      {wish.hours !== null && (
        <FieldFrame path="hours" label={t('wish.hours.choose')} hint={null} problems={[]}>
          <ScheduleInput
            path="hours"
            value={wish.hours}
            onChange={(hours) => onChange({ ...wish, hours: readSchedule(hours, wish.hours ?? EVENINGS) })}
          />
        </FieldFrame>
      )}
    </>
  );
}

function PaceInput({ wish, onChange }: WishInputProps<WishAbout<'pace'>>) {
  const { t } = useTranslation('customers');
  const chosen = wish.pace === null ? 'any' : (paceName(wish.pace) ?? '');
  const choose = (value: string) => {
    const name = PACE_NAMES.find((each) => each === value);
    onChange({ ...wish, pace: name === undefined ? null : PACES[name] });
  };
  return (
    <Radio.Group label={t('wish.about.pace')} value={chosen} onChange={choose}>
      <Stack gap={6} mt={6}>
        {(['any', ...PACE_NAMES] as const).map((each) => (
          <Radio key={each} value={each} label={t(`wish.pace.${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

const DAY = 86_400_000;
const BREAKS = ['0', '7', '30', '90'] as const;

function PauseInput({ onChange }: { onChange(wish: Wish): void }) {
  const { t } = useTranslation('customers');
  const workspace = useWorkspace();
  const choose = (days: string | null) => {
    const length = Number(days ?? 0) * DAY;
    onChange({ about: 'pause', until: length === 0 ? null : workspaceNow(workspace) + length });
  };
  return (
    <Select
      label={t('wish.about.pause')}
      placeholder={t('wish.pause.choose')}
      data={BREAKS.map((days) => ({ value: days, label: t(`wish.pause.${days}`) }))}
      onChange={choose}
    />
  );
}

function BehaviourInput({ wish, onChange }: WishInputProps<WishAbout<'behaviour'>>) {
  const { t } = useTranslation('customers');
  return (
    <Radio.Group
      label={t('wish.about.behaviour')}
      description={t('wish.behaviour.hint')}
      value={wish.mayBeUsed ? 'yes' : 'no'}
      onChange={(value) => onChange({ ...wish, mayBeUsed: value === 'yes' })}
    >
      <Stack gap={6} mt={6}>
        <Radio value="yes" label={t('wish.behaviour.yes')} />
        <Radio value="no" label={t('wish.behaviour.no')} />
      </Stack>
    </Radio.Group>
  );
}
