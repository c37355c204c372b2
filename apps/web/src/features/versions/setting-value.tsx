/** A setting in words, short enough for a list of changes. */
import type { JourneyNode } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../canvas/kinds/kinds';
import { useLanguage } from '../../canvas/kinds/use-language';
import { useFormat } from '../../i18n/format';

const LONGEST = 90;

interface SettingValueProps {
  node: JourneyNode;
  field: string;
  value: unknown;
}

export function SettingValue({ node, field, value }: SettingValueProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const format = useFormat();
  if (value === undefined || value === null || value === '') return t('value.empty');
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'string') return wordOf(node.kind, `choice.${field}.${value}`, language) ?? shortened(value);
  return shortened(partsOf(value).join(' ')) || t('value.empty');
}

/** The texts and numbers inside a group of settings, in order: "7 days", "A 50 B 50". */
function partsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === 'id' ? [] : partsOf(each)));
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);
