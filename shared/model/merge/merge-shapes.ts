import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { MergeShape } from './three-way.ts';

const leaf: MergeShape = { kind: 'leaf' };
const each: MergeShape = { kind: 'members', named: {}, rest: leaf };

function named(...members: readonly string[]): (row: Json) => string {
  return (row) => members.map((name) => (isJsonObject(row) ? String(row[name] ?? '') : '')).join('/');
}

/** Weights by the node that they are shared out under (`groupWeights`): those of one node belong together. */
export const methodShape: MergeShape = {
  kind: 'members',
  named: { weights: each, measures: each, aggregation: { kind: 'members', named: { nodes: each }, rest: leaf } },
  rest: leaf,
};

export const frameworkShape: MergeShape = {
  kind: 'members',
  named: {
    indicators: { kind: 'rows', name: named('code'), row: each },
    measures: { kind: 'rows', name: named('code'), row: each },
    baseline: methodShape,
  },
  rest: leaf,
};

export const unitsShape: MergeShape = { kind: 'rows', name: named('code'), row: each };

/** Documents that are looked into; the others are taken or left whole. */
const shapes: Readonly<Record<string, MergeShape>> = {
  scenario: { kind: 'members', named: { method: methodShape }, rest: leaf },
  history: { kind: 'rows', name: named('unit', 'year'), row: leaf },
  note: { kind: 'members', named: { turns: { kind: 'rows', name: named('id'), row: leaf } }, rest: leaf },
  annotation: { kind: 'members', named: {}, rest: leaf },
  plan: {
    kind: 'members',
    named: {
      items: { kind: 'rows', name: named('id'), row: leaf },
      boxes: { kind: 'rows', name: named('id'), row: each },
    },
    rest: leaf,
  },
};

export function shapeOf(kind: string): MergeShape {
  return Object.hasOwn(shapes, kind) ? (shapes[kind] ?? leaf) : leaf;
}

/** Members that say when and by whom a thing was written: two sides that differ in nothing else agree. */
const stamps: Readonly<Record<string, readonly string[]>> = {
  override: ['at', 'reason'],
  worklist: ['at', 'by', 'why'],
  scenario: ['savedAt'],
};

export function stampsOf(kind: string): readonly string[] {
  return Object.hasOwn(stamps, kind) ? (stamps[kind] ?? []) : [];
}
