/** All sending rules, each with its settings; changed together and saved in one piece. */
import type { FrequencyCap, QuietHours, RulesProblem } from '@kairos/engine';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { useWorkspace } from '../../app/workspace';
import { isWithin } from '../../canvas/panel/field-frame';
import { LeaveGuard } from '../../ui/leave-guard';
import { CapRule } from './cap-rule';
import { ChangesCard } from './changes-card';
import { FRESH_CAP, FRESH_QUIET } from './fresh-rules';
import { HoldingRule } from './holding-rule';
import { QuietRule } from './quiet-rule';
import { SaveBar } from './save-bar';
import styles from './sending-page.module.css';
import { type StoredRules, useRulesDraft } from './use-rules-draft';

export function RulesForm({ stored }: { stored: StoredRules }) {
  const { t } = useTranslation('sending');
  const { timeZone } = useWorkspace();
  const mayOwn = useMay('own');
  const lately = useQuery(trpc.sending.withheldLately.queryOptions()).data;
  const draft = useRulesDraft(stored);
  const { quietHours, caps } = draft.rules;
  const changeQuiet = (index: number, next: QuietHours[]) =>
    draft.change({ quietHours: quietHours.toSpliced(index, 1, ...next) });
  const changeCap = (index: number, next: FrequencyCap[]) => draft.change({ caps: caps.toSpliced(index, 1, ...next) });
  const problemsAt = (path: string) => draft.problems.filter((problem) => isWithin(problem.path, path));
  return (
    <div>
      <p className={styles.intro}>{t('intro', { zone: timeZone })}</p>
      {!mayOwn && <p className={styles.intro}>{t('owners-only')}</p>}
      <fieldset className={styles.groups} disabled={!mayOwn}>
        <Group
          title={t('quiet.title')}
          none={t('quiet.none')}
          add={t('quiet.add')}
          onAdd={() => draft.change({ quietHours: [...quietHours, FRESH_QUIET] })}
        >
          {quietHours.map((quiet, index) => (
            <QuietRule
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity of their own and are never reordered.
              key={index}
              path={`quietHours.${index}`}
              quiet={quiet}
              problems={problemsAt(`quietHours.${index}`)}
              lately={lately}
              onChange={(next) => changeQuiet(index, [next])}
              onRemove={() => changeQuiet(index, [])}
            />
          ))}
        </Group>
        <Group
          title={t('cap.title')}
          none={t('cap.none')}
          add={t('cap.add')}
          onAdd={() => draft.change({ caps: [...caps, FRESH_CAP] })}
        >
          {caps.map((cap, index) => (
            <CapRule
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity of their own and are never reordered.
              key={index}
              path={`caps.${index}`}
              cap={cap}
              problems={problemsAt(`caps.${index}`)}
              lately={lately}
              onChange={(next) => changeCap(index, [next])}
              onRemove={() => changeCap(index, [])}
            />
          ))}
        </Group>
        <Group title={t('holding.title')}>
          <HoldingRule draft={draft} problems={draft.problems.filter(isOfHolding)} lately={lately} />
        </Group>
      </fieldset>
      {mayOwn && <SaveBar draft={draft} />}
      <LeaveGuard isChanged={draft.isChanged} consequence={t('leave.consequence')} />
      <ChangesCard stored={stored} onTakeUp={mayOwn ? draft.put : undefined} />
    </div>
  );
}

const isOfHolding = ({ path }: RulesProblem) => path === 'longestHoldHours' || path === 'releasePerSecond';

type GroupProps = { title: string; children: ReactNode } & (
  | { none: string; add: string; onAdd(): void }
  | { none?: undefined; add?: undefined; onAdd?: undefined }
);

function Group({ title, none, add, onAdd, children }: GroupProps) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <section className={styles.group} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {onAdd && (
          <Button variant="default" size="xs" onClick={onAdd}>
            {add}
          </Button>
        )}
      </header>
      {isEmpty ? <p className={styles.none}>{none}</p> : children}
    </section>
  );
}
