import { standardIndexWords } from '../base/index-words.ts';

const english = new Intl.PluralRules('en');
const placeholder = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;
type Found = [one: string | undefined, more: string | undefined, at: number];

/**
 * The template with each `{name}` filled in, and of each `{name:row is|rows are}` what English says of as many as the parameter counts; a parameter
 * that is not given stays visible as `{name}`. Chinese quotation marks of a text that comes to stand within quotation marks become single ones, as
 * GB/T 15834 wants: “‘好差评’管理体系”. A word of the project's own that begins a sentence is capitalised: "Ease score of 2023" of a project that
 * calls its index "ease score".
 */
export function fillText(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(placeholder, (whole, name: string, ...[one, more, at]: Found) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    if (one !== undefined) return isOne(value) ? one : (more ?? '');
    const text = String(value);
    if (Object.hasOwn(standardIndexWords, name) && beginsSentence(template, at)) return capitalised(text);
    return withinQuotes(template, at) ? text.replaceAll('“', '‘').replaceAll('”', '’') : text;
  });
}

/** A count that was written out already, "1" or "1,200", is told by its text. */
function isOne(count: string | number): boolean {
  return typeof count === 'number' ? english.select(count) === 'one' : count === '1';
}

function withinQuotes(template: string, at: number): boolean {
  return template.lastIndexOf('“', at) > template.lastIndexOf('”', at);
}

function beginsSentence(template: string, at: number): boolean {
  return at === 0 || /[.?!]\s$/.test(template.slice(0, at));
}

/** Only a name that is all in Latin letters: a Chinese one may begin with a brand's small letter. */
function capitalised(text: string): string {
  if (/\p{Script=Han}/u.test(text)) return text;
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
