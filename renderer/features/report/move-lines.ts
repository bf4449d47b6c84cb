import { otherGrouping, reportYears, tierMoves } from '../../../shared/report/tier-history.ts';
import type { TierMove } from '../../../shared/report/tier-history.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { Texts } from '../../ui/texts.ts';

interface MoveLines {
  readonly lines: readonly string[];
  /** Nothing was compared: the year before is not known. */
  readonly unknown: boolean;
}

/** Who rose and who fell since last year; without last year's results, that nothing can be compared and how to bring them in. */
export function moveLines(input: ReportInput, t: Texts): MoveLines {
  const years = reportYears(input);
  const last = input.framework.year - 1;
  if (!years.includes(last))
    return {
      lines: [
        years.some((year) => year < last) ? t('result.noLastYear', { year: last }) : t('result.noEarlier'),
        t('result.bringEarlier', { year: last }),
      ],
      unknown: true,
    };
  if (otherGrouping(input)) return { lines: [t('result.otherTiers', { year: last })], unknown: true };
  const { up, down } = tierMoves(input);
  const names = (list: readonly TierMove[]): string =>
    list.map(({ unit }) => unit.name).join(input.lang === 'zh' ? '、' : ', ') || t('result.nobody');
  return {
    lines: [
      t('result.rose', { count: up.length, names: names(up) }),
      t('result.fell', { count: down.length, names: names(down) }),
    ],
    unknown: false,
  };
}
