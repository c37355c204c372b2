/** The journey as a nested list with every action of the canvas: the view for a phone, and for whoever cannot see a drawing. */
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '../layout/layout-graph';
import { useCanvas } from '../store/canvas-context';
import { type OutlineItem, outlineOf } from './outline';
import styles from './outline.module.css';
import { OutlineItems } from './outline-items';
import { useOutlineKeys } from './outline-keys';
import { NotesOfJourney } from './outline-notes';
import { ZoneInvitation } from './outline-slot';

export function OutlineView() {
  const { t } = useTranslation('canvas');
  const document = useCanvas((state) => state.document);
  const isEditable = useCanvas((state) => state.editable);
  const outline = useMemo(() => outlineOf(document), [document]);
  const frame = useRef<HTMLElement>(null);
  const onKeyDown = useOutlineKeys(frame);
  useRevealedInSight(frame);
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: keys are caught on behalf of the steps inside
    <section
      ref={frame}
      className={styles.outline}
      aria-label={t('surface')}
      data-outline
      data-editable={isEditable || undefined}
      onKeyDown={onKeyDown}
    >
      <ZoneSection zone="sense" items={outline.sense} />
      <ZoneSection zone="trigger" items={outline.trigger} />
      <ZoneSection zone="campaign" items={outline.campaign}>
        {outline.apart.length > 0 && (
          <>
            <h3 className={styles.apart}>{t('outline.apart')}</h3>
            <OutlineItems items={outline.apart} label={t('outline.apart')} />
          </>
        )}
      </ZoneSection>
      <NotesOfJourney />
    </section>
  );
}

interface ZoneSectionProps {
  zone: Zone;
  items: OutlineItem[];
  children?: ReactNode;
}

function ZoneSection({ zone, items, children }: ZoneSectionProps) {
  const { t } = useTranslation('canvas');
  return (
    <section className={styles.zone} data-zone={zone} aria-label={t(`zone.${zone}`)}>
      <h2 className={styles.zoneName}>{t(`zone.${zone}`)}</h2>
      {items.length > 0 && <OutlineItems items={items} label={t(`zone.${zone}`)} />}
      <ZoneInvitation zone={zone} />
      {children}
    </section>
  );
}

/** A step or a note that was asked for is scrolled into view. */
function useRevealedInSight(frame: RefObject<HTMLElement | null>): void {
  const reveal = useCanvas((state) => state.reveal);
  useEffect(() => {
    if (!reveal) return;
    const id = CSS.escape(reveal.nodeId);
    frame.current
      ?.querySelector(`:is([data-outline-step="${id}"], [data-outline-note="${id}"])`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [frame, reveal]);
}
