/** Checks one node with the neighbours that a test gives it. */
import type { JourneyNode, KindDefinition, Problem } from '@kairos/engine';

interface Neighbours {
  /** Output ports of other nodes whose edges arrive here. */
  arriving?: string[];
  /** Output ports of this node that an edge leaves from. */
  leaving?: string[];
}

/** Codes of the problems, errors only by their code and warnings with a question mark. */
export function codesOf<Config>(
  definition: KindDefinition<Config>,
  config: Config,
  neighbours: Neighbours = {},
): string[] {
  return problemsOn(definition, config, neighbours).map(({ code, severity }) =>
    severity === 'warning' ? `${code}?` : code,
  );
}

/** Problems of a node that stands between the given neighbours. */
export function problemsOn<Config>(
  definition: KindDefinition<Config>,
  config: Config,
  { arriving = [], leaving = [] }: Neighbours = {},
): Problem[] {
  const node: JourneyNode = { id: 'here', kind: definition.id, name: '', config: {} };
  const before = arriving.map((_, index) => ({ ...node, id: `before-${index}` }));
  const after = leaving.map((_, index) => ({ ...node, id: `after-${index}` }));
  const edges = [
    ...arriving.map((port, index) => ({ id: `in-${index}`, from: `before-${index}`, port, to: 'here' })),
    ...leaving.map((port, index) => ({ id: `out-${index}`, from: 'here', port, to: `after-${index}` })),
  ];
  const document = { schemaVersion: 1 as const, nodes: [...before, node, ...after], edges };
  return definition.check?.(config, { document, node, before, after }) ?? [];
}
