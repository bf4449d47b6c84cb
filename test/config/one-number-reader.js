import { fileURLToPath } from 'node:url';

/**
 * Texts become numbers in shared/base/read-number alone: it refuses with the reason where Number gives NaN, 0 or 31 for ' ', '' and '0x1f', and
 * parseInt a part. What stands here reads no text that a person wrote; each file with how many conversions it has and what they are of.
 */
const allowed = {
  'electron/exporting/annotated/write-annotated-copy.ts': [1, 'the row in the name of a cell'],
  'electron/exporting/excel/charts/chart-xml.ts': [1, 'hexadecimal pairs of our own colours'],
  'electron/exporting/figures/glyph-outlines.ts': [1, 'coordinates of our own paths'],
  'electron/exporting/figures/outline-text.ts': [2, 'attributes of our own SVG'],
  'electron/exporting/leaks/chart-texts.ts': [1, 'the place of a point of a chart'],
  'electron/exporting/leaks/pdf-objects.ts': [6, 'digits of the syntax of PDF'],
  'electron/exporting/leaks/pdf-page-lines.ts': [3, 'digits of the syntax of PDF'],
  'electron/exporting/leaks/pdf-texts.ts': [3, 'digits of the syntax of PDF'],
  'electron/exporting/leaks/sheet-texts.ts': [1, 'the place of a shared string'],
  'electron/exporting/pdf/destination-pages.ts': [7, 'digits of the syntax of PDF'],
  'electron/exporting/pdf/printed-fonts.ts': [2, 'hexadecimal digits of the syntax of PDF'],
  'electron/files/owner-mark.ts': [4, 'what the system says of processes'],
  'electron/hosts/cli/main.ts': [1, "the process's own exit code"],
  'electron/hosts/cli/method-option.ts': [1, 'digits of run:ID'],
  'electron/hosts/loopback/read-json-body.ts': [1, 'a header of HTTP'],
  'electron/hosts/loopback/receive-upload.ts': [1, 'a header of HTTP'],
  'electron/importing/import-file.ts': [1, 'the row in the name of a cell'],
  'electron/importing/open/cell-range.ts': [2, 'digits of the names of cells'],
  'electron/importing/open/cell-styles.ts': [2, 'whole numbers of the syntax of spreadsheets'],
  'electron/importing/open/escaped-text.ts': [1, 'hexadecimal digits of an escape'],
  'electron/importing/open/formula-cycle.ts': [1, 'digits of the names of cells'],
  'electron/importing/open/open-document-text.ts': [1, 'a count of spaces'],
  'electron/importing/open/parse-open-document.ts': [4, 'counts of repetition and span, digits of a duration'],
  'electron/importing/open/html-entities.ts': [3, 'digits of character references'],
  'electron/importing/open/html-table-grid.ts': [1, 'spans'],
  'electron/importing/open/parse-spreadsheet-ml.ts': [3, 'the value of a cell whose type says number'],
  'electron/importing/open/serial-date.ts': [9, 'digits of a date'],
  'electron/importing/open/sheet-scanner.ts': [2, 'whole numbers of the syntax of spreadsheets'],
  'electron/importing/open/strict-number.ts': [2, 'the value of a cell whose type says number, xsd:double'],
  'electron/importing/open/xml-tokeniser.ts': [1, 'digits of character references'],
  'electron/importing/open/zip-directory.ts': [1, 'a bigint of the syntax of archives'],
  'electron/importing/parse/record-years.ts': [1, 'the year of a date that was read'],
  'electron/sources/duckdb/duckdb-plan.ts': [1, 'an estimate in a plan of the engine'],
  'electron/importing/profile/profile-sheet.ts': [1, 'asks whether a heading looks like a year; it becomes no value'],
  'electron/importing/recognise/recognise-sheet.ts': [2, 'true and false, for an order'],
  'electron/importing/values/parse-date.ts': [3, 'digits of a date'],
  'electron/importing/values/parse-period.ts': [5, 'digits of years and months'],
  'electron/services/app/resources.ts': [2, 'our own resource'],
  'electron/services/imports/book-project.ts': [1, 'the row in the name of a cell'],
  'electron/storage/measures/source-evidence.ts': [1, 'digits of evidence as it was written here'],
  'electron/storage/batches/stage-import.ts': [1, 'an id of the database'],
  'electron/storage/connection/file-watch.ts': [1, 'a bigint of the file system'],
  'electron/storage/documents/bodies.ts': [1, 'an id of the database'],
  'electron/storage/documents/runs.ts': [1, 'an id of the database'],
  'electron/storage/measures/record-fields.ts': [1, 'the operand of a rule, in the grammar of docs/METHODS'],
  'electron/storage/merge/copy-batch.ts': [1, 'an id of the database'],
  'electron/storage/merge/merge-plan.ts': [1, 'a key that we wrote'],
  'electron/storage/migrations/003-audit-chain.ts': [1, 'an id of the database'],
  'electron/storage/records/sheet-inserter.ts': [1, 'true and false'],
  'electron/storage/rescue/read-rows.ts': [1, 'a bigint of the syntax of SQLite'],
  'electron/storage/rescue/salvage-tables.ts': [1, 'a default of our own tables'],
  'electron/storage/undo.ts': [1, 'a key that we wrote'],
  'electron/storage/verify/replay-audit.ts': [3, 'keys that we wrote'],
  'renderer/ui/unit-alias-choice.tsx': [2, 'true and false, for an order'],
  'renderer/features/what-if/analysis/saaty.ts': [2, 'entries of a closed list'],
  'renderer/views/grid/column-definitions.ts': [2, 'true and false, for an order'],
  'renderer/views/grid/range-selection.ts': [1, "the grid library's own attribute"],
  'renderer/views/weights/weight-panel.tsx': [1, 'the place of a slider'],
  'shared/contract/wire.ts': [1, 'NaN and infinities as we wrote them'],
  'shared/model/framework-of-year.ts': [1, 'four digits in a title or the name of a file, shown before they count'],
  'shared/model/record-rule-grammar.ts': [2, 'digits of the grammar of rules (docs/METHODS)'],
  'shared/report/colour/colour-spaces.ts': [1, 'hexadecimal pairs of a colour'],
  'shared/report/manuscript/xml-tokens.ts': [2, 'digits of character references'],
  'shared/scoring/what-if/measure-goals.ts': [1, 'the exponent in the text of a number'],
  'shared/scoring/what-if/sobol-sequence.ts': [1, 'our own table of directions'],
  'shared/scoring/what-if/compare-scenarios.ts': [2, 'true and false, for an order'],
};
const top = fileURLToPath(new URL('../../', import.meta.url));

/** Rounding of a number by its own decimal text. */
function isRounding(argument) {
  return (
    argument !== undefined &&
    'callee' in argument &&
    argument.callee.type === 'MemberExpression' &&
    argument.callee.property.type === 'Identifier' &&
    ['toFixed', 'toPrecision'].includes(argument.callee.property.name)
  );
}

const oneReader = {
  meta: {
    type: 'problem',
    messages: {
      read: 'Read texts by shared/base/read-number; what no person wrote is listed in test/config/one-number-reader.js ({{held}} listed here, {{found}} found).',
    },
    schema: [],
  },
  create(context) {
    const found = [];
    const readers = ['Number', 'parseFloat', 'parseInt'];
    return {
      CallExpression(node) {
        const { callee } = node;
        const property = callee.type === 'MemberExpression' ? callee.property : callee;
        const ofNumber =
          callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Number';
        const name = property.type === 'Identifier' && (property === callee || ofNumber) ? property.name : '';
        if (readers.includes(name) && !(name === 'Number' && isRounding(node.arguments[0]))) found.push(node);
        // Given to what calls it: texts.map(Number).
        else if (node.arguments.some((each) => each.type === 'Identifier' && readers.includes(each.name)))
          found.push(node);
      },
      UnaryExpression(node) {
        if (node.operator === '+' && node.argument.type !== 'Literal') found.push(node);
      },
      'Program:exit'() {
        const [held] = allowed[context.filename.slice(top.length).replaceAll('\\', '/')] ?? [0];
        if (found.length === held) return;
        const data = { held: String(held), found: String(found.length) };
        if (found.length === 0) context.report({ loc: { line: 1, column: 0 }, messageId: 'read', data });
        for (const node of found) context.report({ node, messageId: 'read', data });
      },
    };
  },
};

/** For sources outside shared/base, where written numbers are read. */
export const oneNumberReader = { rules: { 'one-number-reader': oneReader } };
