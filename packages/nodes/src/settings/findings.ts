/** What a kind's `check` finds, and how findings become problems on the node. */
import { AT_INPUT, atOutput, type CheckContext, type Phrase, type Problem } from '@kairos/engine';
import { settingText } from '../wording/phrases';

/** One rule that is broken. Its sentence is the kind's word `problem.<code>`. */
export interface Finding {
  code: string;
  severity: 'error' | 'warning';
  field: string;
  values?: Phrase['values'];
}

/** Problems of a node for the findings that apply; false stands for a rule that holds. */
export function problemsOf(context: CheckContext, findings: (Finding | false)[]): Problem[] {
  return findings
    .filter((finding) => finding !== false)
    .map(({ code, severity, field, values }) => ({
      code,
      severity,
      nodeId: context.node.id,
      field,
      phrase: { key: `problem.${code}`, ...(values && { values }) },
      kind: context.node.kind,
    }));
}

/** An error when a text that the journey cannot do without is still empty. */
export function required(value: unknown, field: string, code: string): Finding | false {
  return settingText(value) === '' && { code, severity: 'error', field };
}

/** An error when nothing leads to the node. */
export function reached(context: CheckContext): Finding | false {
  return context.before.length === 0 && { code: 'no-input', severity: 'error', field: AT_INPUT };
}

/** A warning for an output port that nothing is attached to. */
export function connected(context: CheckContext, port: string, label: string | Phrase): Finding | false {
  const leadsOn = context.document.edges.some((edge) => edge.from === context.node.id && edge.port === port);
  return !leadsOn && { code: 'port-open', severity: 'warning', field: atOutput(port), values: { port: label } };
}

/** An error when a Liquid placeholder or tag is opened and not closed, or the other way round. */
export function closedTemplate(value: unknown, field: string): Finding | false {
  const text = settingText(value);
  const balanced =
    occurrences(text, '{{') === occurrences(text, '}}') && occurrences(text, '{%') === occurrences(text, '%}');
  return !balanced && { code: 'template-unclosed', severity: 'error', field };
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
