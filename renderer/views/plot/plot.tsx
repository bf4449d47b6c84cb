import { useEffect, useRef, useState } from 'react';
import type { Data, Layout, PlotConfig, PlotlyHTMLElement } from './plot-types.ts';
import { loadPlotly } from './load-plotly.ts';
import { clearBelow } from './clear-below.ts';
import { themedLayout } from './plot-theme.ts';

/** Longest time in ms that a change of the data waits for the picture. */
const WITHIN = 100;

export interface TextHandling {
  /** From its head to the middle of the text, px. */
  readonly onMoved: (position: number, shift: readonly [number, number]) => void;
  readonly onPicked: (position: number) => void;
  readonly positions: readonly number[];
}

export interface PlotProps {
  /** What the picture shows, for those who can't see it. */
  readonly label: string;
  readonly data: readonly Data[];
  readonly layout?: Partial<Layout>;
  readonly config?: PlotConfig;
  readonly dark: boolean;
  /** The library's element after each drawing, for events and export. */
  readonly onReady?: ((element: HTMLElement) => void) | undefined;
  /** Texts on the picture are dragged and picked, by their position among the layout's annotations; left out: they are fixed. */
  readonly texts?: TextHandling | undefined;
}

/** A Plotly picture, loaded when first needed. Changes within 100 ms are drawn once; zoom survives as long as `layout.uirevision` does. */
export function Plot({ label, data, layout = {}, config = {}, dark, onReady, texts }: PlotProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef<Omit<PlotProps, 'label'>>({ data, dark });
  latest.current = { data, layout, config, dark, onReady, texts };
  const timer = useRef(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(
      () => {
        timer.current = 0;
        draw(place.current, latest).catch(() => setFailed(true));
      },
      place.current?.classList.contains('js-plotly-plot') ? WITHIN / 2 : 0,
    );
  }, [data, layout, config, dark]);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.classList.contains('js-plotly-plot'))
        void loadPlotly()
          .then((plotly) => plotly.Plots.resize(element))
          .catch(() => undefined);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      window.clearTimeout(timer.current);
      timer.current = 0;
      void loadPlotly().then((plotly) => plotly.purge(element));
    };
  }, []);

  return failed ? (
    <p role="alert" className="plot-failed">
      {label}
    </p>
  ) : (
    <div ref={place} className="plot" role="img" aria-label={label} />
  );
}

async function draw(
  element: HTMLElement | null,
  latest: { readonly current: Omit<PlotProps, 'label'> },
): Promise<void> {
  if (element === null) return;
  const plotly = await loadPlotly();
  if (!element.isConnected) return;
  const { data, layout, config, dark, onReady, texts } = latest.current;
  const began = performance.now();
  await plotly.react(
    element,
    [...data],
    // What is dragged is kept by whoever handles it, not by the library.
    { uirevision: 'kept', editrevision: performance.now(), ...themedLayout(layout, dark) },
    {
      displayModeBar: false,
      responsive: false,
      ...(texts === undefined ? {} : { edits: { annotationTail: true } }),
      ...config,
    },
  );
  performance.measure('workbench:plot', { start: began, end: performance.now() });
  listenToTexts(element, latest);
  if (texts !== undefined) clearBelow(element, texts.positions);
  onReady?.(element);
}

const listening = new WeakSet<HTMLElement>();

/** Once for an element; whoever handles them now is asked at each event. */
function listenToTexts(element: HTMLElement, latest: { readonly current: Omit<PlotProps, 'label'> }): void {
  if (listening.has(element) || !isPlotted(element)) return;
  listening.add(element);
  element.on('plotly_relayout', (event) => {
    const moved = movedText(event, latest.current.layout?.annotations?.length ?? 0);
    if (moved !== null) latest.current.texts?.onMoved(moved.position, moved.shift);
  });
  element.on('plotly_clickannotation', ({ index }) => latest.current.texts?.onPicked(index));
}

function isPlotted(element: HTMLElement): element is PlotlyHTMLElement {
  return 'on' in element;
}

/** An event that says `annotations[2].ax: 40, annotations[2].ay: -30`. */
function movedText(
  event: object,
  count: number,
): { readonly position: number; readonly shift: readonly [number, number] } | null {
  const changed = new Map<string, unknown>(Object.entries(event));
  for (let position = 0; position < count; position += 1) {
    const [right, down] = ['ax', 'ay'].map((side) => changed.get(`annotations[${position}].${side}`));
    if (typeof right === 'number' && typeof down === 'number')
      return { position, shift: [Math.round(right), Math.round(down)] };
  }
  return null;
}
