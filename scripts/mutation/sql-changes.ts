/** One change of the text of a statement: the first `find` becomes `put`. */
interface SqlChange {
  readonly find: string;
  readonly put: string;
}

const isSql = /\b(SELECT|INSERT|UPDATE|DELETE)\b|^\s*(WHERE|AND|ORDER BY)\b/;

const rules: readonly (readonly [RegExp, string])[] = [
  [/ AND /g, ' OR '],
  [/ OR /g, ' AND '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ IS NOT NULL/g, ' IS NULL'],
  [/ IS NULL/g, ' IS NOT NULL'],
  [/ DESC\b/g, ''],
  [/ ORDER BY [a-z_., ]+$/g, ''],
  [/\bmax\(/g, 'min('],
  [/\bmin\(/g, 'max('],
  [/ OR REPLACE/g, ' OR IGNORE'],
  [/\bDISTINCT /g, ''],
];

/** Changes of the text pieces between the holes of a template that is SQL; none of another text. */
export function sqlChanges(pieces: readonly string[]): readonly SqlChange[] {
  if (!isSql.test(pieces.join('?'))) return [];
  return pieces.flatMap((piece) =>
    rules.flatMap(([rule, put]) =>
      [...piece.matchAll(rule)].flatMap((match) => {
        // With enough of the text around it that the find meets this place first.
        const find = piece.slice(Math.max(0, match.index - 24), match.index + match[0].length);
        if (piece.indexOf(find) !== match.index - Math.min(24, match.index)) return [];
        return [{ find, put: find.slice(0, find.length - match[0].length) + put }];
      }),
    ),
  );
}
