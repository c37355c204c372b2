/** Says aloud what an edit did, why it was refused and which problems came up; shows refusals to the eye. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas } from '../store/canvas-context';
import styles from './announcer.module.css';
import { useSpokenProblems } from './use-spoken-problems';

const SHOWN_FOR_MS = 5_000;

export function Announcer() {
  const { t } = useTranslation('canvas');
  useSpokenProblems();
  const announcement = useCanvas((state) => state.announcement);
  const [hidden, setHidden] = useState(0);
  const turn = announcement?.turn ?? 0;
  const isRefusal = announcement?.key.startsWith('refusal.') ?? false;

  useEffect(() => {
    const timer = setTimeout(() => setHidden(turn), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [turn]);

  const words = announcement ? t(announcement.key, announcement.values) : '';
  return (
    <div className={isRefusal && hidden !== turn ? styles.toast : styles.silent} role="status" aria-live="polite">
      <span key={turn}>{words}</span>
    </div>
  );
}
