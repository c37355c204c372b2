/** Fields of the step that is edited: what is typed becomes a change of the journey. */
import { type FormField, type JourneyNode, type Problem, setConfig } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { useCanvasStore } from '../store/canvas-context';
import { valueAtPath, withValueAt } from './config-values';
import { FormFields } from './form-fields';
import { ScorePicture } from './scores/score-picture';

export interface FieldListProps {
  node: JourneyNode;
  fields: readonly FormField[];
  problems: readonly Problem[];
}

export function FieldList({ node, ...list }: FieldListProps) {
  const store = useCanvasStore();
  const configure = (path: string, value: unknown) =>
    store
      .getState()
      .perform({ name: 'configure', group: `${node.id} ${path}` }, (document) =>
        setConfig(document, EDIT_CONTEXT, node.id, withValueAt(node.config, path, value)),
      );
  return (
    <FormFields
      {...list}
      kindId={node.kind}
      config={node.config}
      onChange={configure}
      renderBelow={(field) => <PointsBeside field={field} node={node} />}
    />
  );
}

/** Beside points of a score: how those of real customers are spread, and where what is compared with them lies. */
function PointsBeside({ field, node }: { field: FormField; node: JourneyNode }) {
  if (field.type !== 'number' || !field.onScore) return null;
  const value = valueAtPath(node.config, field.path);
  const isMark = field.onScore === 'compared' && typeof value === 'number';
  return <ScorePicture node={node} marks={isMark ? [value] : []} />;
}
