import { loadPlotly } from './load-plotly.ts';
import { themedLayout } from './plot-theme.ts';
import type { Data, Layout } from './plot-types.ts';

interface ImageRequest {
  readonly format: 'png' | 'svg';
  readonly title: string;
  /** Lines below the title: the picture's notes, and that data are synthetic. */
  readonly notes: readonly string[];
  /** In CSS pixels; a PNG has three to one, 300 dpi on a page 10 cm to 1200 px. */
  readonly width: number;
  readonly height: number;
}

const NOTE_LINE = 18;

/** A picture as a file, always in light colours on white with its title and notes above. Rejects when the library can't draw it. */
export async function plotImage(
  data: readonly Data[],
  layout: Partial<Layout>,
  { format, title, notes, width, height }: ImageRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const plotly = await loadPlotly();
  const light = themedLayout(layout, false);
  const above = notes.length * NOTE_LINE;
  const lines = notes.map((note) => `<br><span style="font-size:12px">${escaped(note)}</span>`).join('');
  const figure = {
    data: [...data],
    layout: {
      ...light,
      autosize: false,
      width,
      height: height + above,
      paper_bgcolor: '#ffffff',
      plot_bgcolor: '#ffffff',
      title: {
        text: escaped(title) + lines,
        font: { size: 16 },
        x: 0.5,
        xanchor: 'center' as const,
        y: 1,
        yanchor: 'top' as const,
        yref: 'container' as const,
        pad: { t: 14 },
      },
      margin: { l: 24, r: 24, b: 28, ...layout.margin, t: 84 + above },
    },
    config: { staticPlot: true },
  };
  return bytesOf(
    await plotly.toImage(figure, { format, width, height: height + above, scale: format === 'png' ? 3 : 1 }),
  );
}

/** The library takes a few tags in texts; names from spreadsheets are none. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `data:image/png;base64,…` or `data:image/svg+xml,…`. */
function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(',');
  const content = url.slice(comma + 1);
  if (!url.slice(0, comma).endsWith(';base64')) return new TextEncoder().encode(decodeURIComponent(content));
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}
