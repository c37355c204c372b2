/** Moves the canvas to a moment of the stretch of time: a slider, and a button that lets it play. */
import { ActionIcon, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { useFormat } from '../../../i18n/format';
import { Icon } from '../../../ui/icons';
import { goTo, type PlaybackStore } from './playback';
import styles from './time-bar.module.css';
import { usePlaybackState } from './use-playback';

interface ScrubberProps {
  playback: PlaybackStore;
  /** The stretch ends now, and not in the past. */
  endsNow: boolean;
  /** What there is to play is old by now. */
  onBegin: () => void;
}

export function Scrubber({ playback, endsNow, onBegin }: ScrubberProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const replay = usePlaybackState(playback, (state) => state.replay);
  const place = usePlaybackState(playback, (state) => state.place);
  const isPlaying = usePlaybackState(playback, (state) => state.isPlaying);
  const last = (replay?.moments.length ?? 1) - 1;
  const moment = replay?.moments[place ?? last];
  const isAtEnd = place === null;
  const words = moment === undefined || (isAtEnd && endsNow) ? t('time.now') : format.brief(moment, now);
  const play = () => {
    if (isAtEnd) onBegin();
    playback.setState({ isPlaying: !isPlaying, place: place ?? 0 });
  };
  return (
    <div className={styles.scrubber}>
      <ActionIcon
        size={32}
        variant="default"
        disabled={last < 1}
        aria-label={t(isPlaying ? 'time.pause' : 'time.play')}
        onClick={play}
      >
        <Icon name={isPlaying ? 'pause' : 'play'} size={15} />
      </ActionIcon>
      <input
        type="range"
        className={styles.slider}
        min={0}
        max={Math.max(1, last)}
        value={place ?? Math.max(1, last)}
        disabled={last < 1}
        aria-label={t('time.moment')}
        aria-valuetext={words}
        onChange={(event) => {
          playback.setState({ isPlaying: false });
          goTo(playback, Number(event.currentTarget.value));
        }}
      />
      <span className={styles.moment} data-past={!isAtEnd || undefined}>
        {words}
      </span>
      {!isAtEnd && (
        <Button size="compact-xs" variant="subtle" onClick={() => goTo(playback, last)}>
          {t(endsNow ? 'time.to-now' : 'time.to-end')}
        </Button>
      )}
    </div>
  );
}
