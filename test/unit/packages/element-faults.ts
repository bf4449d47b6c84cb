import { elementAttributes, elementOrders } from './element-orders.ts';
import type { XmlElement } from './xml-tree.ts';
import { allElements } from './xml-tree.ts';

interface Step {
  readonly names: ReadonlySet<string>;
  readonly repeats: boolean;
}

const orders: ReadonlyMap<string, readonly Step[]> = new Map(
  Object.entries(elementOrders).map(([name, order]) => [
    name,
    order.split(' ').map((step) => ({ names: new Set(step.replace('*', '').split('|')), repeats: step.endsWith('*') })),
  ]),
);
const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(elementAttributes).map(([name, known]) => [name, new Set(known.split(' '))]),
);

/** What stands in a part against the order of its elements, or doesn't belong there. Elements of other vocabularies (`mc:Ignorable`) are passed over. */
export function elementFaults(root: XmlElement): readonly string[] {
  return [...allElements(root)].flatMap((element) => [...orderFaults(element), ...attributeFaults(element)]);
}

function orderFaults({ name, children }: XmlElement): readonly string[] {
  const order = orders.get(name);
  if (order === undefined) return [];
  const faults: string[] = [];
  let at = 0;
  let filled = false;
  for (const child of children) {
    const local = child.name.replace(/^[^:]*:(?=\w+$)/, '');
    if (local.includes('/')) continue;
    const found = order.findIndex(({ names }, i) => i >= at && names.has(local));
    if (found < 0) faults.push(`${name}: ${local} out of place`);
    else if (found === at && filled && order[at]?.repeats === false) faults.push(`${name}: ${local} twice`);
    else [at, filled] = [found, true];
  }
  return faults;
}

function attributeFaults({ name, attributes: own }: XmlElement): readonly string[] {
  const known = attributes.get(name);
  if (known === undefined) return [];
  return Object.keys(own)
    .filter((attribute) => /^\w+$/.test(attribute) && attribute !== 'xmlns' && !known.has(attribute))
    .map((attribute) => `${name}: attribute ${attribute}`);
}
