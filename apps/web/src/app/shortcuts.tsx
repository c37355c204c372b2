/** The list of keys, opened with `?`. */
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { Dialog } from '../ui/dialog';
import { ALL_PAGES } from './pages';
import styles from './shortcuts.module.css';

const useOpen = create<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function openShortcuts(): void {
  useOpen.setState({ isOpen: true });
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const CONTROL = isMac ? '⌘' : 'Ctrl';

export function Shortcuts() {
  const { t } = useTranslation('app');
  const isOpen = useOpen((state) => state.isOpen);
  useHotkeys([['shift+?', openShortcuts]]);
  return (
    <Dialog opened={isOpen} onClose={() => useOpen.setState({ isOpen: false })} title={t('shortcuts.title')} size={640}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <KeyGroup
            title={t('shortcuts.everywhere')}
            rows={[
              [[CONTROL, 'K'], t('shortcuts.palette')],
              [['?'], t('shortcuts.list')],
              [['/'], t('shortcuts.search')],
              ...ALL_PAGES.map(
                (page): KeyRow => [['G', page.key.toUpperCase()], t('shortcuts.goto', { page: t(page.id) })],
              ),
            ]}
          />
          <KeyGroup
            title={t('shortcuts.several')}
            rows={[
              [['Shift', '↓'], t('shortcuts.branch')],
              [['Alt', t('shortcuts.click')], t('shortcuts.branch-click')],
              [['Shift', t('shortcuts.click')], t('shortcuts.one-more')],
              [['Shift', t('shortcuts.space')], t('shortcuts.one-more-key')],
              [[CONTROL, '← ↑ ↓ →'], t('shortcuts.only-walk')],
              [['Shift', t('shortcuts.pointer')], t('shortcuts.box')],
              [[CONTROL, 'A'], t('shortcuts.select-all')],
              [[CONTROL, 'D'], t('shortcuts.duplicate')],
              [[CONTROL, 'C'], t('shortcuts.copy')],
              [[CONTROL, 'X'], t('shortcuts.cut')],
              [[CONTROL, 'V'], t('shortcuts.paste')],
            ]}
          />
          <KeyGroup
            title={t('shortcuts.try')}
            rows={[
              [['N'], t('shortcuts.next')],
              [['E'], t('shortcuts.end')],
              [['R'], t('shortcuts.restart')],
            ]}
          />
        </div>
        <KeyGroup
          title={t('shortcuts.canvas')}
          rows={[
            [['/'], t('shortcuts.find')],
            [['←', '↑', '↓', '→'], t('shortcuts.walk')],
            [['A'], t('shortcuts.add')],
            [['Enter'], t('shortcuts.open')],
            [['Esc'], t('shortcuts.leave')],
            [['C'], t('shortcuts.connect')],
            [['X'], t('shortcuts.disconnect')],
            [['M'], t('shortcuts.move')],
            [['Delete'], t('shortcuts.delete')],
            [['N'], t('shortcuts.note')],
            [['Alt', '← ↑ ↓ →'], t('shortcuts.nudge')],
            [[CONTROL, 'Z'], t('shortcuts.undo')],
            [[CONTROL, 'Y'], t('shortcuts.redo')],
            [['1'], t('shortcuts.fit')],
            [['2'], t('shortcuts.zoom-selection')],
            [['0'], t('shortcuts.zoom-reading')],
          ]}
        />
      </div>
    </Dialog>
  );
}

type KeyRow = [keys: string[], meaning: string];

function KeyGroup({ title, rows }: { title: string; rows: KeyRow[] }) {
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.rows}>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>{meaning}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
