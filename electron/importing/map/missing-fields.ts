import { kindSignatures } from '../recognise/kind-signatures.ts';
import { fieldLabel } from '../../../shared/model/sheet-headings.ts';
import type { Layout, SheetMapping } from '../../../shared/model/sheet-mapping.ts';

const asked: Readonly<Partial<Record<Layout, string>>> = { figures: '基础数据', measures: '采集项', elements: '要素' };

/** Names of the fields that the mapping's kind and layout need and no column has; groups of which one is needed as 事项编码/事项名称. Empty: complete. */
export function missingFields(mapping: SheetMapping): readonly string[] {
  const signature = kindSignatures.find((entry) => entry.kind === mapping.kind && entry.layout === mapping.layout);
  if (signature === undefined) return [fieldLabel('wide')];
  const mapped = new Set(mapping.columns.map((column) => column.field));
  const constant = new Set<string>([
    ...(mapping.kind === 'index_history' && mapping.year !== undefined ? ['year'] : []),
    ...(mapping.kind === 'monthly_statistics' && mapping.month !== undefined ? ['month'] : []),
  ]);
  const missing: string[] = signature.all.filter((field) => !mapped.has(field) && !constant.has(field)).map(fieldLabel);
  for (const group of signature.anyOf)
    if (!group.some((field) => mapped.has(field))) missing.push(group.map(fieldLabel).join('/'));
  const wide = mapping.columns.filter((column) => column.field === 'wide');
  if (signature.wide !== undefined && wide.length === 0) missing.push(fieldLabel('wide'));
  const named = mapping.layout === 'figures' || mapping.layout === 'measures' || mapping.layout === 'elements';
  const open = named ? wide.filter((column) => column.selector === undefined) : [];
  // What nobody has named would be read as nothing, and its rows passed over.
  missing.push(...open.map(({ heading }) => `${heading} → ${asked[mapping.layout] ?? ''}`));
  if (
    mapping.layout === 'months' &&
    !mapped.has('measure') &&
    mapping.measure === undefined &&
    wide.some((column) => column.selector === undefined)
  )
    missing.push(fieldLabel('measure'));
  return missing;
}
