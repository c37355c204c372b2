/** Properties of an event on one line, or as a block when there is room. */
import type { JsonObject, JsonValue } from '@kairos/engine';
import { useFormat } from '../i18n/format';
import type { EventSort } from './event-look';
import styles from './properties.module.css';

const SHOWN = 4;

/** What Kairos notes for itself in its own events: ids that tell a marketer nothing. */
const NOTED = /^(step|nodeId|.+Id)$/;

export function PropertiesLine({ properties, kind }: { properties: JsonObject; kind: EventSort }) {
  const format = useFormat();
  const isOwn = kind === 'message' || kind === 'effect';
  const entries = Object.entries(properties).filter(([name]) => !isOwn || !NOTED.test(name));
  return (
    <span className={styles.line}>
      {entries.slice(0, SHOWN).map(([name, value]) => (
        <span key={name} className={styles.pair}>
          <span className={styles.name}>{name}</span> {brief(value, format.number)}
        </span>
      ))}
      {entries.length > SHOWN && <span className={styles.name}>+{entries.length - SHOWN}</span>}
    </span>
  );
}

export function PropertiesBlock({ properties }: { properties: JsonObject }) {
  return <pre className={styles.block}>{JSON.stringify(properties, null, 2)}</pre>;
}

function brief(value: JsonValue, number: (value: number) => string): string {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
