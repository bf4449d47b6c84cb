import { posix } from 'node:path';
import { binaryWorkbookEntries } from './binary-parts.ts';
import type { ReadingLimits } from './limits.ts';
import type { SheetInfo } from './opened-workbook.ts';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { readPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import { smallXml } from './small-xml.ts';
import { workbookEntries } from './workbook-entries.ts';
import type { ZipDirectory, ZipPart } from './zip-directory.ts';

export interface WorkbookParts {
  /** Workbook, sheets, strings and styles are records and not XML (.xlsb). */
  readonly binary: boolean;
  readonly sheets: readonly SheetInfo[];
  /** The part of each sheet, in the order of `sheets`; null of a sheet that has none (an old program's module). */
  readonly sheetParts: readonly (ZipPart | null)[];
  readonly strings: ZipPart | null;
  readonly styles: ZipPart | null;
  readonly date1904: boolean;
  /** The stored results of formulas are to be calculated anew, says the workbook. */
  readonly stale: boolean;
  readonly warnings: readonly AppError[];
}

interface Relationship {
  readonly kind: string;
  readonly target: string;
  readonly external: boolean;
}

/** Finds the workbook and its sheets by the package's relationships, never by file names. Throws a Refusal. */
export function packageParts(fd: number, directory: ZipDirectory, limits: ReadingLimits): WorkbookParts {
  const find = (name: string): ZipPart => directory.get(name.toLowerCase()) ?? refuse('MISSING_PART', { part: name });
  if (directory.has('encryptedpackage')) refuse('OLE');
  // Neither of the two parts that make a zip an Office package: some other zip, OpenDocument among them.
  if (!directory.has('[content_types].xml') && !directory.has('_rels/.rels')) refuse('NOT_WORKBOOK');
  const types = find('[Content_Types].xml');
  const contentTypes = new Map<string, string>();
  smallXml(types.name, readPart(fd, types, limits.smallPartBytes), limits, (_, element) => {
    const [part, extension] = [element.attribute('PartName'), element.attribute('Extension')];
    const named = part ?? (extension === undefined ? undefined : `.${extension}`);
    if (named !== undefined) contentTypes.set(named.toLowerCase(), element.attribute('ContentType') ?? '');
  });
  const roots = relationships(fd, find('_rels/.rels'), '', limits);
  const main =
    [...roots.values()].find((relationship) => relationship.kind === 'officeDocument') ?? refuse('NOT_WORKBOOK');
  const workbook = find(main.target);
  // Only the workbook part's own type tells: a file may name types of parts that it doesn't have.
  const type =
    contentTypes.get(`/${workbook.name.toLowerCase()}`) ?? contentTypes.get(posix.extname(workbook.name).toLowerCase());
  const binary = /sheet\.binary\.macroEnabled\.main/i.test(type ?? '');
  const { entries, date1904, stale } = (binary ? binaryWorkbookEntries : workbookEntries)(
    workbook.name,
    readPart(fd, workbook, limits.smallPartBytes),
    limits,
  );
  const folder = posix.dirname(workbook.name);
  const links = relationships(
    fd,
    find(`${folder === '.' ? '' : `${folder}/`}_rels/${posix.basename(workbook.name)}.rels`),
    folder,
    limits,
  );
  const sheetParts: (ZipPart | null)[] = [];
  const sheets = entries.map((entry, index): SheetInfo => {
    if (entry.relationship === '') {
      sheetParts.push(null);
      return { name: entry.name, index, visibility: entry.visibility, kind: 'other' };
    }
    const link = links.get(entry.relationship) ?? refuse('MISSING_PART', { part: entry.name });
    if (link.external) refuse('MISSING_PART', { part: entry.name });
    sheetParts.push(find(link.target));
    const kind = link.kind === 'worksheet' ? 'worksheet' : link.kind === 'chartsheet' ? 'chartsheet' : 'other';
    return { name: entry.name, index, visibility: entry.visibility, kind };
  });
  if (sheets.length === 0) refuse('NOT_WORKBOOK');
  const twice = sheetParts.find((part, at) => part !== null && sheetParts.indexOf(part) !== at);
  if (twice) refuse('DUP_PART', { part: twice.name });
  const all = [...links.values()];
  const one = (kind: string): ZipPart | null => {
    const found = all.filter((link) => link.kind === kind && !link.external);
    if (found.length > 1) refuse('DUP_PART', { part: kind });
    const [link] = found;
    if (link === undefined) return null;
    // Linked and not there: a cell that needs it says so.
    const part = directory.get(link.target.toLowerCase()) ?? null;
    if (part === null) warnings.push(appError('PART_ABSENT', { part: link.target }));
    return part;
  };
  const warnings: AppError[] = [];
  const external = all.filter((link) => link.kind === 'externalLink').length;
  if (external > 0) warnings.push(appError('EXTERNAL_LINKS', { count: external }));
  if (all.some((link) => link.kind === 'vbaProject')) warnings.push(appError('MACROS_IGNORED'));
  return {
    binary,
    sheets,
    sheetParts,
    strings: one('sharedStrings'),
    styles: one('styles'),
    date1904,
    stale,
    warnings,
  };
}

/** Relationships of a part by id. Their kind is the last step of the type's address, which transitional and strict files share. */
function relationships(
  fd: number,
  part: ZipPart,
  folder: string,
  limits: ReadingLimits,
): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>();
  smallXml(part.name, readPart(fd, part, limits.smallPartBytes), limits, (path, element) => {
    if (path.length !== 2 || element.local !== 'Relationship') return;
    const id = element.attribute('Id') ?? '';
    const target = element.attribute('Target') ?? '';
    const type = element.attribute('Type') ?? '';
    const external = element.attribute('TargetMode') === 'External';
    if (id === '' || found.has(id)) refuse('XML', { part: part.name, detail: `relationship ${id}` });
    found.set(id, {
      kind: type.slice(type.lastIndexOf('/') + 1),
      external,
      target: external ? target : resolveTarget(folder, target),
    });
  });
  return found;
}

function resolveTarget(folder: string, target: string): string {
  let plain = target;
  try {
    plain = decodeURIComponent(target);
  } catch {
    // Not percent-encoded then: taken as it is.
  }
  const joined = plain.startsWith('/') ? plain.slice(1) : posix.join(folder, plain);
  return posix.normalize(joined);
}
