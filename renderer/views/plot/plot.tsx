import { useEffect, useRef, useState } from 'react';
import type { Data, Layout, PlotConfig } from './plot-types.ts';
import { loadPlotly } from './load-plotly.ts';
import { themedLayout } from './plot-theme.ts';

/** Longest time in ms that a change of the data waits for the picture. */
const WITHIN = 100;

export interface PlotProps {
  /** What the picture shows, for those who can't see it. */
  readonly label: string;
  readonly data: readonly Data[];
  readonly layout?: Partial<Layout>;
  readonly config?: PlotConfig;
  readonly dark: boolean;
  /** The library's element after each drawing, for events and export. */
  readonly onReady?: ((element: HTMLElement) => void) | undefined;
}

/** A Plotly picture, loaded when first needed. Changes within 100 ms are drawn once; zoom survives as long as `layout.uirevision` does. */
export function Plot({ label, data, layout = {}, config = {}, dark, onReady }: PlotProps): React.JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ data, layout, config, dark, onReady });
  latest.current = { data, layout, config, dark, onReady };
  const timer = useRef(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (timer.current !== 0) return;
    timer.current = window.setTimeout(
      () => {
        timer.current = 0;
        draw(place.current, latest.current).catch(() => setFailed(true));
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
  { data, layout, config, dark, onReady }: Omit<PlotProps, 'label'>,
): Promise<void> {
  if (element === null) return;
  const plotly = await loadPlotly();
  if (!element.isConnected) return;
  const began = performance.now();
  await plotly.react(
    element,
    [...data],
    { uirevision: 'kept', ...themedLayout(layout, dark) },
    { displayModeBar: false, responsive: false, ...config },
  );
  performance.measure('workbench:plot', { start: began, end: performance.now() });
  onReady?.(element);
}
