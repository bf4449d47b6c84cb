import { evenText } from '../even-text.ts';
import type { Leak } from '../../model/leak.ts';
import type { LeakBasis, WeightSecret } from './leak-basis.ts';
import { writtenNumbers } from './written-numbers.ts';
import type { WrittenNumber } from './written-numbers.ts';

/** What a stretch of text tells of no unit and yet of the result: its fingerprint; the weight of an indicator, where weights are spoken of. */
export function resultLeaks(stretch: string, { fingerprint, weights }: LeakBasis, place: string): readonly Leak[] {
  const leak = { unit: '', place };
  const at = fingerprint === null ? -1 : stretch.toLowerCase().indexOf(fingerprint);
  const prints: readonly Leak[] =
    fingerprint === null || at < 0
      ? []
      : [
          {
            ...leak,
            kind: 'fingerprint',
            name: 'fingerprint',
            code: '',
            found: fingerprint,
            text: around(stretch, at),
            certain: true,
          },
        ];
  if (!/权重|weight/i.test(stretch)) return prints;
  const even = evenText(stretch);
  const named = weights.flatMap((secret) => {
    const from = secret.names.map((name) => even.indexOf(name)).find((found) => found >= 0);
    return from === undefined ? [] : [{ secret, from }];
  });
  if (named.length === 0) return prints;
  return [
    ...prints,
    ...writtenNumbers(stretch).flatMap((number): readonly Leak[] => {
      const own = named.filter(({ secret }) => isWeight(secret, number));
      const nearest = own.toSorted((a, b) => Math.abs(a.from - number.at) - Math.abs(b.from - number.at))[0];
      if (nearest === undefined) return [];
      const { name, code } = nearest.secret;
      return [
        { ...leak, kind: 'weight', name, code, found: number.text, text: around(stretch, number.at), certain: true },
      ];
    }),
  ];
}

/** A share of the parent or of the whole, in per cent or as a fraction, as exact as it is written; a whole number only right after the word. */
function isWeight({ shares }: WeightSecret, { value, decimals, before, after, digits }: WrittenNumber): boolean {
  const percent = /^\s*(?:%|个百分点)/.test(after);
  if (decimals === 0 && !percent && !(digits && /(?:权重|weight)[^\d，。；]{0,8}$/i.test(before))) return false;
  const near = (share: number): boolean => Math.abs(share - value) <= 10 ** -decimals / 2 + 1e-9;
  return shares.some((share) => near(share * 100) || (!percent && decimals > 1 && near(share)));
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at + 24).trim();
}
