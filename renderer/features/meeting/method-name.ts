import type { MethodOfChoice } from '../../state/meeting-columns.ts';
import type { Texts } from '../../ui/texts.ts';

export function methodName({ kind, name }: MethodOfChoice, t: Texts): string {
  return kind === 'scenario' ? name : t(`meeting.method.${kind}`);
}
