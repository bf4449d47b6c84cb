import type { ManuscriptProof, ProofFinding } from '../../model/manuscript.ts';
import type { EditedDocument, EditedParagraph } from '../manuscript/edited-document.ts';
import { placeText, valueLookup } from '../manuscript/plan-refresh.ts';
import type { PrintedValue } from '../manuscript/printed-values.ts';
import { factAgain } from '../patterns/fact-again.ts';
import { printFact } from '../patterns/say-pattern.ts';
import { captionOf, proofCaptions } from './proof-captions.ts';
import type { LabelledParagraph } from './proof-captions.ts';
import type { ProofBasis } from './proof-basis.ts';
import { proofTables } from './proof-tables.ts';
import type { ProofTable } from './proof-tables.ts';
import { proofText } from './proof-text.ts';
import type { Proofed } from './proof-text.ts';

/** A whole edited document: values in controls by their facts, tables cell by cell, captions and references, and every sentence outside. */
export function proofManuscript(
  document: EditedDocument,
  printed: readonly PrintedValue[],
  basis: ProofBasis,
): ManuscriptProof {
  const { paragraphs, trackedChanges } = document;
  const parts: readonly Proofed[] = [
    proofControls(document, printed, basis),
    proofTables(wholeTables(document), basis),
    proofCaptions(labelled(document), basis),
    proofText(
      paragraphs
        .filter(
          (paragraph) =>
            !paragraph.inTable && !isListed(paragraph) && captionOf(paragraph.text, paragraph.style) === null,
        )
        .map(({ text, place, style, controlled }) => ({
          text,
          place: placeText(place),
          isHeading: /^(?:heading|标题) ?[1-9]/.test(style),
          skipped: controlled.map(({ from, to, control }) => ({
            from,
            to,
            fact: document.controls[control]?.tag ?? '',
          })),
        })),
      basis,
    ),
  ];
  return {
    checked: parts.reduce((sum, { checked }) => sum + checked, 0),
    unclear: parts.reduce((sum, { unclear }) => sum + unclear, 0),
    findings: parts.flatMap(({ findings }) => findings),
    tracked: trackedChanges,
  };
}

/** Whether a paragraph is an entry of a list of contents: it says what stands elsewhere, with its page. */
function isListed({ style, text }: EditedParagraph): boolean {
  return /^(?:toc|目录)/.test(style) || /\t\d+$/.test(text);
}

/** Tables with what goes on of them under 续表. */
function wholeTables({ tables, controls, paragraphs }: EditedDocument): readonly ProofTable[] {
  const continued = new Set(
    paragraphs.filter(({ text, style }) => captionOf(text, style)?.continued).map(({ place }) => place.paragraph),
  );
  const whole: { rows: readonly (readonly string[])[]; readonly place: string; readonly id: string | null }[] = [];
  for (const { rows, place, control, after } of tables) {
    const [kind, ...id] = (controls[control]?.tag ?? '').split(':');
    const last = whole.at(-1);
    if (last && continued.has(after)) last.rows = [...last.rows, ...rows];
    else whole.push({ rows, place: placeText(place), id: kind === 'table' ? id.join(':') : null });
  }
  return whole;
}

/** Values that still stand in their controls. */
function proofControls(
  { controls, paragraphs }: EditedDocument,
  printed: readonly PrintedValue[],
  { facts }: ProofBasis,
): Proofed {
  const lookup = valueLookup(printed);
  const around = new Map(paragraphs.map(({ place, text }) => [place.paragraph, text]));
  const findings: ProofFinding[] = [];
  let [checked, unclear] = [0, 0];
  for (const control of controls) {
    const { tag, state, texts, place } = control;
    const found = texts.join('');
    if (state === 'deleted' || /^(?:table|figure|notes):/.test(tag) || found === '') continue;
    const fact = factAgain(facts, tag);
    if (typeof fact === 'string') {
      unclear += 1;
      continue;
    }
    checked += 1;
    const expected = printFact(fact, lookup(control)?.form ?? {});
    if (found === expected) continue;
    const kind = kindOf(tag, found, expected, fact.members !== null);
    const text = around.get(place.paragraph) ?? found;
    findings.push({ kind, place: placeText(place), text, found, expected, fact: tag });
  }
  return { checked, unclear, findings };
}

function kindOf(tag: string, found: string, expected: string, isList: boolean): ProofFinding['kind'] {
  const plain = (text: string): string => text.replaceAll('(+)', '').replaceAll('（+）', '');
  if (isList) return plain(found) === plain(expected) ? 'mark' : 'list';
  return tag.startsWith('tier-name:') || /^unit:.*:tier$/.test(tag) ? 'tier' : 'number';
}

/** Paragraphs with the table that follows them or the picture that they follow. */
function labelled({ paragraphs, tables, controls }: EditedDocument): readonly LabelledParagraph[] {
  const under = new Map(tables.map(({ after, control }) => [after, controls[control]?.tag ?? null]));
  const over = new Map(
    controls.filter(({ tag }) => tag.startsWith('figure:')).map(({ tag, place }) => [place.paragraph + 1, tag]),
  );
  return paragraphs
    .filter((paragraph) => !paragraph.inTable && !isListed(paragraph))
    .map(({ text, place, style, bookmarks, references }: EditedParagraph) => {
      const isFigure = captionOf(text, style)?.kind.toLowerCase() === '图' || /^\s*figure/i.test(text);
      const beside = (isFigure ? over : under).get(place.paragraph) ?? null;
      return { text, place: placeText(place), style, beside, bookmarks, references };
    });
}
