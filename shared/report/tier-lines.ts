import type { TierLine } from '../model/method.ts';
import { offScaleReason } from '../scoring/off-scale-reason.ts';
import { methodWord } from '../messages/method-words.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';

/** The tiers that the index is judged by, highest first; none where it stands off the scale (docs/METHODS "Off the scale"). */
export function tiersInUse({ method, result }: Pick<ReportInput, 'method' | 'result'>): readonly TierLine[] {
  return result.nodeOffScale[0] === 1 ? [] : method.tiers;
}

/** Why there are ranks and no tiers, in the reader's language; null where there are tiers. */
export function noTiersNote(input: Pick<ReportInput, 'dataset' | 'method' | 'result' | 'lang'>): string | null {
  const { dataset, method, result, lang } = input;
  const reason = offScaleReason(dataset, method, result);
  if (reason === null) return null;
  if (reason.kind === 'aggregation') return reportText(input, 'REPORT_NOTE_NO_TIERS');
  if (reason.kind === 'nodes')
    return reportText(input, 'REPORT_NOTE_OFF_SCALE_NODES', {
      count: reason.nodes.length,
      nodes: reason.nodes.slice(0, NAMED).join(reportText(lang, 'REPORT_LIST')),
      more: reason.nodes.length > NAMED ? '…' : '',
      methods: reason.aggregations
        .map((id) => methodWord(`aggregation.${id}`, lang))
        .join(reportText(lang, 'REPORT_LIST')),
    });
  const words = reason.normalisations.map((id) => methodWord(`normalisation.${id}`, lang));
  return reportText(input, 'REPORT_NOTE_OFF_SCALE', {
    count: reason.measures.length,
    measures: reason.measures.slice(0, NAMED).join(reportText(lang, 'REPORT_LIST')),
    more: reason.measures.length > NAMED ? '…' : '',
    methods: words.join(reportText(lang, 'REPORT_LIST')),
  });
}

const NAMED = 3;
