/** Tags as Word, WPS and LibreOffice write them, whatever prefix the part gives its namespace. */
const WORD = /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/;

/** Names of a part's elements and attributes, in its own prefix. */
export interface WordNames {
  /** `w:p` whatever the prefix is; other namespaces keep theirs. */
  readonly element: (name: string) => string;
  readonly attribute: (name: string) => string;
}

/** A part has some sixty names, a hundred thousand times. */
export function wordNames(xml: string): WordNames {
  const prefix = prefixOf(xml);
  const known = new Map<string, string>();
  const elementOf = (name: string): string => {
    const [first = '', second] = name.split(':');
    if (second === undefined) return prefix === '' ? `w:${first}` : first;
    return first === prefix ? `w:${second}` : name;
  };
  return {
    element: (name) => {
      const found = known.get(name) ?? elementOf(name);
      known.set(name, found);
      return found;
    },
    attribute: (name) => (prefix === '' ? name : `${prefix}:${name}`),
  };
}

function prefixOf(xml: string): string {
  const root = /<[^?!][^>]*>/.exec(xml)?.[0] ?? '';
  for (const [, prefix = '', uri = ''] of root.matchAll(/\sxmlns(?::([\w.-]+))?="([^"]*)"/g))
    if (WORD.test(uri)) return prefix;
  return 'w';
}
