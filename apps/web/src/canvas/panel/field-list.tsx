/** The fields of a form, one below the other, each with its label, hint and problems. */
import { type FormField, type JourneyNode, type Problem, setConfig } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { wordOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvasStore } from '../store/canvas-context';
import { valueAtPath, withValueAt } from './config-values';
import { FieldFrame, isWithin } from './field-frame';
import { FieldInput } from './field-input';
import { ScorePicture } from './scores/score-picture';

const WITH_ROWS: readonly FormField['type'][] = ['rows', 'branches', 'event-steps'];

export interface FieldListProps {
  node: JourneyNode;
  fields: readonly FormField[];
  problems: readonly Problem[];
}

export function FieldList({ node, fields, problems }: FieldListProps) {
  const language = useLanguage();
  const store = useCanvasStore();
  const configure = (path: string, value: unknown) =>
    store
      .getState()
      .perform({ name: 'configure', group: `${node.id} ${path}` }, (document) =>
        setConfig(document, EDIT_CONTEXT, node.id, withValueAt(node.config, path, value)),
      );
  return fields.map((field) => (
    <FieldFrame
      key={field.path}
      path={field.path}
      label={wordOf(node.kind, `field.${field.path}`, language) ?? field.path}
      hint={wordOf(node.kind, `hint.${field.path}`, language)}
      problems={problemsAt(field, problems)}
      hasRows={WITH_ROWS.includes(field.type)}
    >
      <FieldInput
        field={field}
        kindId={node.kind}
        config={node.config}
        value={valueAtPath(node.config, field.path)}
        onChange={(value) => configure(field.path, value)}
      />
      <PointsBeside field={field} node={node} />
    </FieldFrame>
  ));
}

/** A problem of "branches.0.conditions" belongs to the field "branches". */
export function problemsAt(field: FormField, problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => isWithin(problem.field, field.path));
}

/** Beside points that are compared with a score: how the points of real customers are spread. */
function PointsBeside({ field, node }: { field: FormField; node: JourneyNode }) {
  if (field.type !== 'number' || !field.onScore) return null;
  const value = valueAtPath(node.config, field.path);
  return <ScorePicture node={node} marks={typeof value === 'number' ? [value] : []} />;
}
