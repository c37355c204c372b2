/** A day of the calendar, typed as people write it or picked; stored as "YYYY-MM-DD". */
import { DateInput } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import 'dayjs/locale/nl';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../kinds/use-language';

dayjs.extend(customParseFormat);

const SHOWN = 'D MMMM YYYY';
const TYPED = [SHOWN, 'D MMM YYYY', 'D-M-YYYY', 'D/M/YYYY', 'YYYY-MM-DD'];

interface DateChoiceProps {
  className?: string | undefined;
  label?: string;
  labelledBy?: string;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  placeholder?: string | undefined;
  isClearable?: boolean;
  value: unknown;
  onChange(date: string | null): void;
}

export default function DateChoice(props: DateChoiceProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const { value, onChange, isClearable = false } = props;
  return (
    <DateInput
      className={props.className}
      size="sm"
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      error={props.isInvalid}
      locale={language}
      valueFormat={SHOWN}
      dateParser={(text) => {
        const parsed = dayjs(text.trim(), TYPED, language, true);
        return parsed.isValid() ? parsed.format('YYYY-MM-DD') : null;
      }}
      firstDayOfWeek={1}
      clearable={isClearable}
      clearButtonProps={{ 'aria-label': t('date.clear') }}
      placeholder={props.placeholder ?? t('date.choose')}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(date) => onChange(date ?? (isClearable ? null : ''))}
      popoverProps={{ withinPortal: true }}
    />
  );
}
