/** How many customers meet conditions now, counted while they are typed. */
import { type ConditionTree, conditionTreeSchema, factsIn } from '@kairos/engine';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../kinds/use-language';
import { type MatchCount, useInquiries } from '../inquiries';
import styles from './rows.module.css';

const QUIET_MS = 400;
const FRESH_FOR_MS = 60_000;

export interface Matches {
  /** By place in the list that was asked about; null where conditions are still incomplete. */
  counts: (number | null)[];
  others: number;
  looked: number;
  isAll: boolean;
}

/** Null while nothing is known. Each customer counts for the first branch that they meet. */
export function useMatches(branches: readonly unknown[]): Matches | null {
  const count = useInquiries()?.countMatching ?? null;
  const [asked] = useDebouncedValue(JSON.stringify(branches), QUIET_MS);
  const trees = readTrees(asked);
  const complete = trees.filter((tree) => tree !== null);
  const { data } = useQuery({
    queryKey: ['matching', complete],
    queryFn: ({ signal }) => count?.(complete, signal) ?? null,
    enabled: count !== null && complete.length > 0,
    staleTime: FRESH_FOR_MS,
    placeholderData: keepPreviousData,
  });
  return data && data.matching.length === complete.length ? placed(trees, data) : null;
}

function readTrees(asked: string): (ConditionTree | null)[] {
  const branches: unknown = JSON.parse(asked);
  return Array.isArray(branches) ? branches.map(completeTree) : [];
}

/** Null where a condition still lacks something, and where there is none at all: everybody is no answer worth showing. */
function completeTree(value: unknown): ConditionTree | null {
  const parsed = conditionTreeSchema.safeParse(value);
  if (!parsed.success || (Array.isArray(parsed.data) && parsed.data.length === 0)) return null;
  // Attributes can be counted over all customers; what each of them did cannot.
  return factsIn([parsed.data]).length === 0 ? parsed.data : null;
}

function placed(trees: readonly (ConditionTree | null)[], { matching, ...rest }: MatchCount): Matches {
  let next = 0;
  const counts = trees.map((tree) => {
    if (tree === null) return null;
    const customers = matching[next] ?? 0;
    next += 1;
    return customers;
  });
  return { counts, ...rest };
}

/** "Now 312 of 4,812 customers." */
export function MatchCountLine({ conditions }: { conditions: unknown }) {
  const { t } = useTranslation('canvas');
  const number = useNumber();
  const matches = useMatches([conditions]);
  const count = matches?.counts[0] ?? null;
  if (!matches || count === null) return null;
  const values = { count, matching: number(count), looked: number(matches.looked) };
  return (
    <div className={styles.matching} role="status">
      {t(matches.isAll ? 'matching.all' : 'matching.recent', values)}
    </div>
  );
}

export function useNumber(): (value: number) => string {
  const language = useLanguage();
  return (value) => new Intl.NumberFormat(language).format(value);
}
