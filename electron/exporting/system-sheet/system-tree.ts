import type { Framework, Indicator, Measure } from '../../../shared/model/framework.ts';
import { freeCode } from '../../../shared/model/framework-change/free-code.ts';
import type { AggregationRule, MeasureMethod, Method } from '../../../shared/model/method.ts';

/** A row's name in the printed table: an indicator, or a measure as the last of its line. */
export interface SheetNode {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly weight: number | null;
  readonly definition: string;
  readonly rule: AggregationRule | null;
  readonly measure: { readonly measure: Measure; readonly method: MeasureMethod | null } | null;
  readonly children: readonly SheetNode[];
}

/** The tree as it is printed. An indicator that only carries one measure of its name, since it stands at the top or beside others, is that measure. */
export function systemTree(framework: Framework, method: Method): readonly SheetNode[] {
  const below = (parent: string | null): readonly SheetNode[] => {
    const indicators = framework.indicators.filter((one) => one.parent === parent).map(indicatorNode);
    const measures = framework.measures.filter(({ indicator }) => indicator === parent).map(measureNode);
    const together = [...indicators, ...measures];
    const stands =
      parent === null || together.some(({ children, code }) => children.length > 0 && !carries(code, children));
    return together.map((node) => (stands && carries(node.code, node.children) ? unwrapped(node) : node));
  };
  const indicatorNode = (indicator: Indicator): SheetNode => ({
    code: indicator.code,
    name: indicator.name,
    nameEn: indicator.nameEn ?? '',
    weight: method.weights[indicator.code] ?? null,
    definition: indicator.definition ?? '',
    rule: method.aggregation.nodes[indicator.code] ?? null,
    measure: null,
    children: below(indicator.code),
  });
  const measureNode = (measure: Measure): SheetNode => ({
    code: measure.code,
    name: measure.name,
    nameEn: measure.nameEn ?? '',
    weight: method.weights[measure.code] ?? null,
    definition: measure.note,
    rule: null,
    measure: { measure, method: method.measures[measure.code] ?? null },
    children: [],
  });
  /** Whether an indicator says nothing that the one measure below it doesn't. */
  const carries = (code: string, children: readonly SheetNode[]): boolean => {
    const [only, another] = children;
    const own = framework.indicators.find((one) => one.code === code);
    return (
      only?.measure != null &&
      another === undefined &&
      only.name === own?.name &&
      only.nameEn === (own.nameEn ?? '') &&
      only.weight === 1 &&
      own.definition === undefined &&
      method.aggregation.nodes[code] === undefined
    );
  };
  return below(null);
}

function unwrapped(node: SheetNode): SheetNode {
  const [measure] = node.children;
  return measure === undefined ? node : { ...measure, code: node.code, weight: node.weight };
}

/** How many names a line has at most. */
export function depthOf(nodes: readonly SheetNode[]): number {
  return nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children }) => depthOf(children)));
}

/** Whether every code is the one that a sheet without codes is given when it is read. */
export function hasPlainCodes(nodes: readonly SheetNode[], parent: string | null = null): boolean {
  return nodes.every(
    ({ code, children }, at) => code === freeCode(parent, at + 1, new Set()) && hasPlainCodes(children, code),
  );
}
