/** A journey as a nested list: what is sensed, what starts the campaign, and the campaign told step by step. */
import { type Graph, type JourneyDocument, type JourneyEdge, type JourneyNode, reachableFrom } from '@kairos/engine';
import { portsOf } from '../kinds/kinds';
import type { Zone } from '../layout/layout-graph';
import { zoneOfNode } from '../scene/scene';
import { indexOf } from '../store/document-index';

export type OutlineItem =
  | {
      type: 'step';
      node: JourneyNode;
      /** Indicators and scores that lead to it. */
      sources: OutlineItem[];
      /** The ways out of a step that branches, each with what follows on it only. */
      branches: OutlineBranch[];
    }
  /** Goes on at a step that is told elsewhere: where branches meet, or earlier in a loop. */
  | { type: 'goes-on'; edge: JourneyEdge; node: JourneyNode }
  /** Nothing follows yet. */
  | { type: 'open'; nodeId: string; port: string };

export interface OutlineBranch {
  node: JourneyNode;
  port: string;
  items: OutlineItem[];
}

export interface Outline {
  sense: OutlineItem[];
  trigger: OutlineItem[];
  campaign: OutlineItem[];
  /** Steps of the campaign to which nothing leads: goals and exits that listen, and what is not connected yet. */
  apart: OutlineItem[];
}

export function outlineOf(document: JourneyDocument): Outline {
  const told = new Set<string>();
  const graph = indexOf(document);
  const inZone = (zone: Zone) => document.nodes.filter((node) => zoneOfNode(node) === zone);
  const teller = new CampaignTeller(graph, told);
  const sense = inZone('sense')
    .filter((node) => !leadsWithinSensing(node, graph))
    .map((node) => sensed(node, graph, told));
  const forgotten = inZone('sense').filter((node) => !told.has(node.id));
  const triggers = inZone('trigger');
  for (const node of triggers) told.add(node.id);
  const campaign = triggers.flatMap((node) => teller.after(node));
  const apart = inZone('campaign').filter((node) => !told.has(node.id) && !graph.arriving.has(node.id));
  const loose = apart.flatMap((node) => teller.from(node));
  const rest = inZone('campaign').flatMap((node) => (told.has(node.id) ? [] : teller.from(node)));
  return {
    sense: [...sense, ...forgotten.map((node) => sensed(node, graph, told))],
    trigger: triggers.map((node) => ({ type: 'step', node, sources: [], branches: [] })),
    campaign,
    apart: [...loose, ...rest],
  };
}

function leadsWithinSensing(node: JourneyNode, { leaving, nodes }: Graph): boolean {
  return (leaving.get(node.id) ?? []).some((edge) => {
    const target = nodes.get(edge.to);
    return target !== undefined && zoneOfNode(target) === 'sense';
  });
}

function sensed(node: JourneyNode, graph: Graph, told: Set<string>): OutlineItem {
  told.add(node.id);
  const sources = (graph.arriving.get(node.id) ?? []).flatMap((edge): OutlineItem[] => {
    const source = graph.nodes.get(edge.from);
    if (!source) return [];
    return told.has(source.id) ? [{ type: 'goes-on', edge, node: source }] : [sensed(source, graph, told)];
  });
  return { type: 'step', node, sources, branches: [] };
}

/** Tells each step once. Where branches meet again, the meeting is told after them and not inside the first. */
class CampaignTeller {
  constructor(
    private readonly graph: Graph,
    private readonly told: Set<string>,
  ) {}

  /** What follows a step by its ways out, the step itself left out. */
  after(node: JourneyNode): OutlineItem[] {
    return this.waysOut(node).flatMap(({ port, edge }) => this.along(node, port, edge, new Set()));
  }

  from(node: JourneyNode): OutlineItem[] {
    return this.chain(node, new Set());
  }

  /** `reserved`: steps that an outer level tells after its branches. */
  private chain(first: JourneyNode, reserved: ReadonlySet<string>): OutlineItem[] {
    const items: OutlineItem[] = [];
    let node: JourneyNode | null = first;
    while (node) {
      const current: JourneyNode = node;
      node = null;
      this.told.add(current.id);
      const ways = this.waysOut(current);
      const [only] = ways;
      if (ways.length <= 1 || !only) {
        items.push({ type: 'step', node: current, sources: [], branches: [] });
        if (!only) break;
        const next = only.edge && this.graph.nodes.get(only.edge.to);
        if (only.edge && next && this.isNew(next.id, reserved)) node = next;
        else items.push(...this.along(current, only.port, only.edge, reserved));
        continue;
      }
      const meeting = this.meetingOf(ways, reserved);
      const inner = meeting ? new Set([...reserved, meeting.id]) : reserved;
      const branches = ways.map(({ port, edge }) => ({
        node: current,
        port,
        items: this.along(current, port, edge, inner),
      }));
      items.push({ type: 'step', node: current, sources: [], branches });
      if (meeting && !this.told.has(meeting.id)) node = meeting;
    }
    return items;
  }

  private along(
    from: JourneyNode,
    port: string,
    edge: JourneyEdge | undefined,
    reserved: ReadonlySet<string>,
  ): OutlineItem[] {
    const next = edge && this.graph.nodes.get(edge.to);
    if (!edge || !next) return [{ type: 'open', nodeId: from.id, port }];
    return this.isNew(next.id, reserved) ? this.chain(next, reserved) : [{ type: 'goes-on', edge, node: next }];
  }

  private isNew(nodeId: string, reserved: ReadonlySet<string>): boolean {
    return !this.told.has(nodeId) && !reserved.has(nodeId);
  }

  private waysOut(node: JourneyNode): { port: string; edge: JourneyEdge | undefined }[] {
    const edges = this.graph.leaving.get(node.id) ?? [];
    return portsOf(node).map(({ id }) => ({ port: id, edge: edges.find((edge) => edge.port === id) }));
  }

  /** The first step that all connected branches lead to. */
  private meetingOf(
    ways: readonly { edge: JourneyEdge | undefined }[],
    reserved: ReadonlySet<string>,
  ): JourneyNode | null {
    const reached = ways.flatMap(({ edge }) => (edge ? [reachableFrom([edge.to], this.graph.leaving, 'to')] : []));
    const [first, ...others] = reached;
    if (!first || others.length === 0) return null;
    const shared = [...first].filter((id) => others.every((each) => each.has(id)) && this.isNew(id, reserved));
    const meeting = shared.find((id) => {
      const ahead = reachableFrom([id], this.graph.leaving, 'to');
      return shared.every((other) => ahead.has(other));
    });
    return (meeting !== undefined && this.graph.nodes.get(meeting)) || null;
  }
}
