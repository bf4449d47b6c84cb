import { foldName } from '../../../shared/base/fold-text.ts';
import type { AnnexNode } from './annex-node.ts';

/**
 * Parents of rows in a table with one column of names: by a column of levels or of parents, else by codes of which one begins another
 * (1, 1.1; A, A1, A1-1), by numbers in front of names, or by how far in they stand. Otherwise all stand at the top.
 */
export function outlineParents(nodes: readonly AnnexNode[]): readonly AnnexNode[] {
  const parents =
    byParent(nodes) ??
    byDepth(nodes, levelsSaid(nodes)) ??
    byCode(nodes) ??
    byDepth(nodes, numbers(nodes)) ??
    byDepth(nodes, indents(nodes));
  return parents === null ? nodes : ordered(nodes, parents);
}

type Parents = readonly (number | null)[];

function byParent(nodes: readonly AnnexNode[]): Parents | null {
  if (!nodes.some(({ fields }) => fields.has('parent'))) return null;
  const known = new Map<string, number>();
  nodes.forEach(({ name, fields }, at) => {
    if (!known.has(foldName(name))) known.set(foldName(name), at);
    const code = fields.get('code')?.text;
    if (code !== undefined) known.set(foldName(code), at);
  });
  return nodes.map(({ fields }, at) => {
    const parent = known.get(foldName(fields.get('parent')?.text ?? ''));
    return parent === undefined || parent === at ? null : parent;
  });
}

function byCode(nodes: readonly AnnexNode[]): Parents | null {
  const codes = nodes.map(({ fields }) => foldName(fields.get('code')?.text ?? ''));
  if (codes.some((code) => code === '')) return null;
  const places = new Map(codes.map((code, at) => [code, at]));
  const parents = codes.map((code) => {
    for (let length = code.length - 1; length > 0; length -= 1) {
      const above = places.get(code.slice(0, length).replace(/[.\-_]$/, ''));
      const cut = /[.\-_]/.test(code.charAt(length)) || /[.\-_]$/.test(code.slice(0, length));
      // 1 is above 1.1 and A above A1, but 1 is not above 10.
      if (
        above !== undefined &&
        (cut || !/\d/.test(code.charAt(length - 1)) || length % 2 === 0) &&
        codes[above] !== code
      )
        return above;
    }
    return null;
  });
  return parents.some((parent) => parent !== null) ? parents : null;
}

function levelsSaid(nodes: readonly AnnexNode[]): readonly number[] | null {
  const levels = nodes.map(({ fields }) => {
    const text = foldName(fields.get('level')?.text ?? '');
    const digit = /[一二三四五1-5]/.exec(text)?.[0] ?? '';
    return '一二三四五'.includes(digit) && digit !== '' ? '一二三四五'.indexOf(digit) + 1 : '12345'.indexOf(digit) + 1;
  });
  return levels.every((level) => level > 0) ? levels : null;
}

/** Of numbers in front of names: the depth that each kind of number has first come at. */
function numbers(nodes: readonly AnnexNode[]): readonly number[] | null {
  const depths = nodes.map(({ depth }) => depth);
  if (depths.filter((depth) => depth !== null).length < nodes.length / 2) return null;
  const kinds = [...new Set(depths.filter((depth) => depth !== null))].toSorted((a, b) => a - b);
  return depths.map((depth) => (depth === null ? kinds.length + 1 : kinds.indexOf(depth) + 1));
}

function indents(nodes: readonly AnnexNode[]): readonly number[] | null {
  const widths = nodes.map(({ indent }) => indent);
  const kinds = [...new Set(widths)].toSorted((a, b) => a - b);
  return kinds.length < 2 ? null : widths.map((width) => kinds.indexOf(width) + 1);
}

function byDepth(nodes: readonly AnnexNode[], depths: readonly number[] | null): Parents | null {
  if (depths === null || new Set(depths).size < 2) return null;
  return nodes.map((_, at) => {
    for (let above = at - 1; above >= 0; above -= 1) if ((depths[above] ?? 0) < (depths[at] ?? 0)) return above;
    return null;
  });
}

/** Parents before children, each with its new place. */
function ordered(nodes: readonly AnnexNode[], parents: Parents): readonly AnnexNode[] {
  const out: AnnexNode[] = [];
  const visit = (parent: number | null, place: number | null): void => {
    nodes.forEach((node, at) => {
      if (parents[at] === parent) visit(at, out.push({ ...node, parent: place }) - 1);
    });
  };
  visit(null, null);
  return out;
}
