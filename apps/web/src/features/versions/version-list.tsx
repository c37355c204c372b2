/** The draft and the versions, newest first: who put what in force, when, and how much it changed. */
import { Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { Pill } from '../../ui/pill';
import { MoveProgress } from './move-progress';
import type { JourneyVersions } from './versions-page';
import styles from './versions-page.module.css';

const route = getRouteApi('/shell/journeys/$journeyId/versions');

interface VersionListProps {
  journey: JourneyVersions;
  /** Null is the draft. */
  shown: number | null;
  base: number | null;
}

export function VersionList({ journey, shown, base }: VersionListProps) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const navigate = route.useNavigate();
  const show = (version: number | undefined) => void navigate({ search: { version }, replace: true });
  const { draft, draftChanges, versions, move } = journey;
  return (
    <nav className={styles.list} aria-label={t('list')}>
      <MoveProgress move={move} />
      <Select
        mb="sm"
        size="xs"
        label={t('compare')}
        value={base === null ? null : String(base)}
        placeholder={t('compare.nothing')}
        onChange={(value) =>
          void navigate({
            search: (before) => ({ ...before, with: value === null ? undefined : Number(value) }),
            replace: true,
          })
        }
        data={versions
          .filter(({ number }) => number !== shown)
          .map(({ number }) => ({ value: String(number), label: t('version', { number }) }))}
      />
      <ol className={styles.versions}>
        <li>
          <button
            type="button"
            className={styles.version}
            aria-pressed={shown === null}
            onClick={() => show(undefined)}
          >
            <b>{t('draft')}</b>
            <span>{[format.moment(draft.savedAt), draft.savedBy].filter(Boolean).join(' · ')}</span>
            <span>{sayChanges(draftChanges, t)}</span>
          </button>
        </li>
        {versions.map(({ number, publishedAt, publishedBy, isInForce, acting, changes }) => (
          <li key={number}>
            <button
              type="button"
              className={styles.version}
              aria-pressed={shown === number}
              data-version={number}
              onClick={() => show(number)}
            >
              <b>
                {t('version', { number })} {isInForce && <Pill tone="end">{t('in-force')}</Pill>}
              </b>
              <span>{[format.moment(publishedAt), publishedBy].filter(Boolean).join(' · ')}</span>
              <span>{changes ? sayChanges(changes, t) : t('first')}</span>
              {acting > 0 && <span>{t('acting', { count: acting, shown: format.number(acting) })}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** "2 new, 1 gone, 3 changed". */
function sayChanges(changes: JourneyVersions['draftChanges'], t: TFunction): string {
  if (!changes) return t('first');
  const said = (['added', 'removed', 'changed', 'rewired'] as const)
    .filter((name) => changes[name] > 0)
    .map((name) => t(`count.${name}`, { count: changes[name] }));
  return said.length === 0 ? t('same') : said.join(', ');
}
