/** Label, hint and problems around one field of a form. */
import type { Problem } from '@kairos/engine';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../kinds/use-language';
import { sayProblem } from '../problems/say-problem';
import styles from './field-frame.module.css';

interface Ids {
  label: string;
  hint: string | undefined;
  isInvalid: boolean;
  problems: readonly Problem[];
}

const IdsContext = createContext<Ids>({ label: '', hint: undefined, isInvalid: false, problems: [] });

/** For the input inside: what names and describes it. */
export function useFieldIds(): {
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
} {
  const { label, hint, isInvalid } = useContext(IdsContext);
  return { 'aria-labelledby': label, 'aria-describedby': hint, 'aria-invalid': isInvalid };
}

/** The problems of this field that lie at a place inside it: in this row, at this branch. */
export function useProblemsAt(place: string): readonly Problem[] {
  return useContext(IdsContext).problems.filter(({ field }) => isWithin(field, place));
}

export function useIsAtFault(place: string): boolean {
  return useProblemsAt(place).length > 0;
}

/** Whether a path of the settings lies at a place or inside it: "branches.0.name" within "branches". */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}.`);
}

interface CellProps {
  /** Where the cell stands in the settings. */
  path: string;
  label: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A smaller frame, for an input inside a field that has several: its own label, marked when it is at fault. */
export function Cell({ path, label, className, children }: CellProps) {
  const id = useId();
  const outer = useContext(IdsContext);
  const isInvalid = useIsAtFault(path);
  return (
    <div className={className} data-field={path} role="group" aria-labelledby={id}>
      <div className={styles.cell} id={id}>
        {label}
      </div>
      <IdsContext.Provider value={{ ...outer, label: id, isInvalid }}>{children}</IdsContext.Provider>
    </div>
  );
}

interface FieldFrameProps {
  path: string;
  label: string;
  hint: string | null;
  problems: readonly Problem[];
  /** Its rows tell their own problems, where they stand. */
  hasRows?: boolean;
  children: ReactNode;
}

export function FieldFrame({ path, label, hint, problems, hasRows = false, children }: FieldFrameProps) {
  const id = useId();
  const told = hasRows ? problems.filter(({ field }) => field === path) : problems;
  const hasNote = hint !== null || told.length > 0;
  const ids = {
    label: `${id}-label`,
    hint: hasNote ? `${id}-hint` : undefined,
    isInvalid: problems.length > 0,
    problems,
  };
  return (
    <div className={styles.field} data-field={path} role="group" aria-labelledby={ids.label}>
      <div className={styles.label} id={ids.label}>
        {label}
      </div>
      <IdsContext.Provider value={ids}>{children}</IdsContext.Provider>
      {hasNote && (
        <div id={ids.hint}>
          <ProblemSentences problems={told} />
          {hint !== null && <div className={styles.hint}>{hint}</div>}
        </div>
      )}
    </div>
  );
}

/** Problems in words, below what they are about. */
export function ProblemSentences({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const sentences = new Map(problems.map((problem) => [sayProblem(problem, language, t), problem.severity]));
  return [...sentences].map(([sentence, severity]) => (
    <div key={sentence} className={styles.problem} data-severity={severity}>
      {sentence}
    </div>
  ));
}
