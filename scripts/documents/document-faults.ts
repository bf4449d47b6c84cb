/** What the check looks at: every path of the repository, `/` between folders, and the text of those that can cite. */
export interface Repository {
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Names by which comments cited documents before they stood in docs/. */
const former = '(?:DESIGN|STYLE|MANUSCRIPT|SOURCES)(?:\\.md\\b| ["§])';
/** Between a document and its section, and inside a section, a comment may go on in the next line. */
const gap = '(?:[ \\t]|\\r?\\n[ \\t]*(?:\\*|//|#)?[ \\t]*)+';
const citation = new RegExp(`docs/([A-Z]+)(?:\\.md)?(?:${gap}"([^"]+)")?`, 'g');
const link = /\]\(([^)\s]+)\)/g;
const codeSpan = /`([^`\n]+)`/g;
/** `name` (`path`) and `name` in `path`: the file has the name. */
const placedName = /`(\w+)` (?:\(|in )`([^`\n]+)`/g;
const ownFolder = /^(?:shared|electron|renderer|scripts|test|resources|docs|\.github)\//;

/**
 * Everything in which documents, READMEs and comments say what isn't there: a document or section that is cited as `docs/NAME "Section"`, a document cited in another
 * form, a link, a path in code marks, a name placed in a file. Each as `path:line what`, in the order of the paths.
 */
export function documentFaults(repository: Repository): readonly string[] {
  const { paths, texts } = repository;
  const known = new Set([...paths, ...paths.flatMap(foldersOf)]);
  const sections = new Map(
    [...texts].filter(([path]) => path.endsWith('.md')).map(([path, text]) => [path, headingsOf(text)]),
  );
  const bare = bareName([...sections.keys()]);
  return [...texts].flatMap(([path, text]) => {
    const fault = (index: number, what: string): string => `${path}:${text.slice(0, index).split('\n').length} ${what}`;
    const isDocument = path.endsWith('.md');
    return [
      ...found(text, citation, ([, name = '', section]) => citationFault(sections, name, section), fault),
      ...found(
        text,
        bare,
        ([cited]) => (/^docs\//.test(path) ? null : `cites ${cited}: write docs/NAME "Section"`),
        fault,
      ),
      ...(isDocument ? found(text, link, ([, target = '']) => linkFault(path, target, known, sections), fault) : []),
      ...(isDocument ? found(text, codeSpan, ([, span = '']) => pathFault(span, known), fault) : []),
      ...(isDocument ? found(text, placedName, ([, name = '', file = '']) => nameFault(texts, name, file), fault) : []),
    ];
  });
}

/** A document of docs/ by its name alone, whether that is followed by a section or not. */
function bareName(documents: readonly string[]): RegExp {
  const names = documents.flatMap((path) => /^docs\/([A-Z]+)\.md$/.exec(path)?.[1] ?? []);
  return new RegExp(`(?<![\\w/.([])(?:${[...names.map((name) => `${name}\\b`), former].join('|')})`, 'g');
}

function found(
  text: string,
  pattern: RegExp,
  judge: (match: RegExpExecArray) => string | null,
  fault: (index: number, what: string) => string,
): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const what = judge(match);
    return what === null ? [] : [fault(match.index, what)];
  });
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Of `## min_max · 极差法` the section is `min_max`; of a heading without such a mark all of it. Fenced blocks hold no headings. */
function headingsOf(text: string): readonly string[] {
  const outside = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...outside.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    (heading.split(' · ')[0] ?? '').replaceAll('`', '').trim(),
  );
}

function citationFault(
  sections: ReadonlyMap<string, readonly string[]>,
  name: string,
  section: string | undefined,
): string | null {
  // The form itself, where it is explained.
  if (name === 'NAME') return null;
  const headings = sections.get(`docs/${name}.md`);
  if (headings === undefined) return `cites docs/${name}, which isn't there`;
  const wanted = section?.replaceAll(new RegExp(gap, 'g'), ' ').trim();
  return wanted === undefined || headings.includes(wanted)
    ? null
    : `cites docs/${name} "${wanted}", a section it hasn't`;
}

function linkFault(
  from: string,
  target: string,
  known: ReadonlySet<string>,
  sections: ReadonlyMap<string, readonly string[]>,
): string | null {
  if (/^[a-z][a-z+.-]*:/.test(target)) return null;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : resolved(from, file);
  if (!known.has(path)) return `links to ${target}, which isn't there`;
  return anchor === undefined || sections.get(path)?.map(anchorOf).includes(anchor) === true
    ? null
    : `links to ${target}, a section it hasn't`;
}

function resolved(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** As GitHub and editors make it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

/** A path from the root, a folder of ours first. `*` stands for any name; what has a blank, braces, an ellipsis or a capital placeholder is no path. */
function pathFault(span: string, known: ReadonlySet<string>): string | null {
  if (!ownFolder.test(span) || /[\s{}<>…()"|]|[A-Z]{3,}(?!\w*\.md)/.test(span)) return null;
  const path = span.replace(/\/$/, '');
  if (!path.includes('*')) return known.has(path) ? null : `names ${span}, which isn't there`;
  const pattern = new RegExp(
    `^${path
      .split('*')
      .map((part) => part.replaceAll(/[.+?^$[\]\\]/g, '\\$&'))
      .join('[^/]*')}$`,
  );
  return [...known].some((one) => pattern.test(one)) ? null : `names ${span}, which nothing fits`;
}

function nameFault(texts: ReadonlyMap<string, string>, name: string, file: string): string | null {
  const text = ownFolder.test(file) ? texts.get(file) : undefined;
  return text === undefined || new RegExp(`\\b${name}\\b`).test(text)
    ? null
    : `places ${name} in ${file}, which hasn't it`;
}
