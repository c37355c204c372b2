/** Below the canvas: which stretch of time the figures are about, what that is in words, and the way back through it. */
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { useFormat } from '../../../i18n/format';
import { FormError } from '../../../ui/form-error';
import { type Figures, type FiguresStore, hasHappened } from '../figures/figures';
import { useFigure } from '../figures/use-figures';
import type { LiveSearch } from '../routes';
import type { PlaybackStore } from './playback';
import { RangePicker } from './range-picker';
import { Scrubber } from './scrubber';
import styles from './time-bar.module.css';
import { usePlaybackState } from './use-playback';

interface TimeBarProps {
  search: LiveSearch;
  go: (next: (before: LiveSearch) => LiveSearch) => void;
  figures: FiguresStore;
  playback: PlaybackStore;
  /** The one that is shown; published at a moment in epoch ms. */
  version: { number: number; publishedAt: number };
  /** What there is to play back could not be read. */
  isBroken: boolean;
  onBegin: () => void;
}

export function TimeBar({ search, go, figures, playback, version, isBroken, onBegin }: TimeBarProps) {
  const { t } = useTranslation('live');
  const range = useFigure(figures, (state) => state.range);
  return (
    <section className={styles.bar} aria-label={t('time')}>
      <RangePicker search={search} go={go} />
      <Scrubber playback={playback} endsNow={(range?.to ?? null) === null} onBegin={onBegin} />
      {isBroken && <FormError>{t('time.failed')}</FormError>}
      <RangeInWords figures={figures} playback={playback} version={version} />
    </section>
  );
}

const nothingHappened = (state: Figures) => state.heardAt !== null && state.range !== null && !hasHappened(state);

function RangeInWords({ figures, playback, version }: Pick<TimeBarProps, 'figures' | 'playback' | 'version'>) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const range = useFigure(figures, (state) => state.range);
  const toldSince = useFigure(figures, (state) => state.toldSince);
  const isPast = usePlaybackState(playback, (state) => state.place !== null);
  const isEmpty = useFigure(figures, nothingHappened);
  const { number, publishedAt } = version;
  const from = format.brief(range?.from ?? publishedAt, now);
  const to = range?.to ?? null;
  return (
    <p className={styles.words}>
      {isPast && t('time.past')}
      {!isPast && range === null && t('range.all-since', { from, number })}
      {!isPast && range !== null && to === null && t('range.since', { from })}
      {!isPast && to !== null && t('range.between', { from, to: format.brief(to, now) })}
      <b role="status">{isEmpty && ` ${t('range.empty')}`}</b>
      {toldSince !== null && <span> {t('range.told-since', { moment: format.brief(toldSince, now) })}</span>}
    </p>
  );
}
