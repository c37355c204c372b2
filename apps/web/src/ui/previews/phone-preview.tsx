/** An SMS or a push message on a phone. */
import { Icon } from '../icons';
import styles from './previews.module.css';

type PhonePreviewProps =
  | { channel: 'sms'; sender: string; text: string }
  | { channel: 'push'; sender: string; title: string; text: string; link: string };

export function PhonePreview(props: PhonePreviewProps) {
  return (
    <div className={styles.stage}>
      <div className={styles.phone}>
        <div className={styles.speaker} />
        {props.channel === 'sms' ? (
          <div className={styles.thread}>
            <div className={styles.contact}>
              <span className={styles.avatar}>{props.sender.slice(0, 1).toUpperCase()}</span>
              {props.sender}
            </div>
            <p className={styles.bubble}>{props.text}</p>
          </div>
        ) : (
          <div className={styles.lock}>
            <div className={styles.notification}>
              <div className={styles.app}>
                <span className={styles.avatar}>{props.sender.slice(0, 1).toUpperCase()}</span>
                {props.sender}
              </div>
              <strong>{props.title}</strong>
              <p>{props.text}</p>
              {props.link !== '' && (
                <span className={styles.link}>
                  <Icon name="external" size={12} /> {props.link}
                </span>
              )}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
