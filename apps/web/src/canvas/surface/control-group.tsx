/** Small buttons that lie together in the corner of the canvas. */
import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from '../../ui/icons';
import styles from './control-group.module.css';

export function ControlGroup({ children }: { children: ReactNode }) {
  return <div className={styles.group}>{children}</div>;
}

interface ControlButtonProps {
  icon: IconName;
  label: string;
  onClick: () => void;
  isOff?: boolean;
  /** For a button that is down as long as something holds. */
  isOn?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function ControlButton({ icon, label, onClick, isOff, isOn, ref, ...rest }: ControlButtonProps) {
  return (
    <button
      {...rest}
      ref={ref}
      type="button"
      className={styles.button}
      aria-label={label}
      aria-pressed={isOn}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      <Icon name={icon} size={15} />
    </button>
  );
}
