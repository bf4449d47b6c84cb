import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { attribute, plainXmlTexts, xmlSteps } from './xml-texts.ts';

/** What a chart keeps of its numbers: each point with its category and its series' name; its titles besides. */
export function chartTexts(xml: string, place: string): readonly OutgoingText[] {
  const series = [...xml.matchAll(/<(\w+:)?ser>.*?<\/\1ser>/gs)].flatMap(([ser]) => pointsOf(ser, place));
  return [...series, ...plainXmlTexts(xml, place, false)];
}

function pointsOf(series: string, place: string): readonly OutgoingText[] {
  const name = cached(series, 'tx').join(' ');
  const categories = cached(series, '(?:cat|xVal)');
  const values = ['(?:val|yVal)', 'bubbleSize'].flatMap((part) =>
    cached(series, part).map((value, i) => ({ value, i })),
  );
  return values.map(({ value, i }) => ({
    place,
    text: `${name} ${categories[i] ?? ''} ${value}`,
    near: 'whole',
    hidden: true,
  }));
}

/** The points of a part of a series, by their numbers. */
function cached(series: string, part: string): readonly string[] {
  const inside = new RegExp(`<(\\w+:)?${part}>(.*?)</(?:\\w+:)?${part}>`, 's').exec(series)?.[2] ?? '';
  const points: string[] = [];
  let at = 0;
  for (const step of xmlSteps(inside)) {
    if (step.kind === 'open' && /(?:^|:)pt$/.test(step.name))
      at = Number.parseInt(attribute(step.tag, 'idx') ?? '0', 10);
    else if (step.kind === 'text' && step.text.trim() !== '') points[at] = `${points[at] ?? ''}${step.text}`;
  }
  return Array.from(points, (point) => point ?? '');
}
