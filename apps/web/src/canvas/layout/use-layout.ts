/** The layout of a graph, computed in a worker. While a new one is on its way the old one stands. */
import { useEffect, useRef, useState } from 'react';
import type { LayoutAnswer, LayoutRequest } from './layout.worker';
import type { Layout, LayoutGraph } from './layout-graph';

/** Null until the first layout is there. Asks again only when the shape of the graph changed, not at every new object. */
export function useLayout(graph: LayoutGraph): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  const worker = useRef<Worker | null>(null);
  const turn = useRef(0);
  const shape = JSON.stringify(graph);

  useEffect(() => {
    const started = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      // An answer to an older question would make the picture jump twice.
      if (data.turn === turn.current) setLayout(data.layout);
    };
    worker.current = started;
    return () => {
      worker.current = null;
      started.terminate();
    };
  }, []);

  useEffect(() => {
    turn.current += 1;
    const request: LayoutRequest = { turn: turn.current, graph: JSON.parse(shape) };
    worker.current?.postMessage(request);
  }, [shape]);

  return layout;
}
