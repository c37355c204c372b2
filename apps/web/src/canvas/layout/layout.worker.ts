/** Computes layouts off the main thread. */
import type { Layout, LayoutGraph } from './layout-graph';
import { layoutJourney } from './layout-journey';

export interface LayoutRequest {
  turn: number;
  graph: LayoutGraph;
}

export interface LayoutAnswer {
  turn: number;
  layout: Layout;
}

self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const answer: LayoutAnswer = { turn: data.turn, layout: layoutJourney(data.graph) };
  self.postMessage(answer);
});
