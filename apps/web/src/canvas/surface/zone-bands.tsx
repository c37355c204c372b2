/** The three quiet bands behind the cards. They span the window, whatever is panned or zoomed. */
import { type ReactFlowState, useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { type Layout, ZONES } from '../layout/layout-graph';
import styles from './zone-bands.module.css';

const offsetOf = (state: ReactFlowState) => state.transform[1];
const zoomOf = (state: ReactFlowState) => state.transform[2];
const heightOf = (state: ReactFlowState) => state.height;

/** A band lower than this, in pixels of the screen, has no room for its name. */
const NAMED_FROM = 30;

interface ZoneBandsProps {
  zones: Layout['zones'];
  /** Nothing can follow before there is a trigger. */
  isCampaignClosed: boolean;
}

export function ZoneBands({ zones, isCampaignClosed }: ZoneBandsProps) {
  const { t } = useTranslation('canvas');
  const offset = useStore(offsetOf);
  const zoom = useStore(zoomOf);
  const windowHeight = useStore(heightOf);
  return (
    <div className={styles.bands}>
      {ZONES.map((zone) => {
        // Sensing goes on to the top of the window and the campaign to its bottom.
        const top = zone === 'sense' ? Math.min(0, offset) : zones[zone].top * zoom + offset;
        const end = zones[zone].bottom * zoom + offset;
        const bottom = zone === 'campaign' ? Math.max(windowHeight, end) : end;
        return (
          <div key={zone} className={styles.band} data-zone={zone} style={{ top, height: Math.max(0, bottom - top) }}>
            {bottom - top >= NAMED_FROM && <span className={styles.name}>{t(`zone.${zone}`)}</span>}
            {zone === 'campaign' && isCampaignClosed && <p className={styles.closed}>{t('zone.campaign.closed')}</p>}
          </div>
        );
      })}
    </div>
  );
}
