import type { Rule } from 'antd/es/form';
import type { Texts } from '../../../ui/texts.ts';

/** A form isn't sent while one of its numbers can't be taken; the field says why. */
export function takenNumber(t: Texts): Rule {
  return {
    validator: (_, value: unknown) =>
      Number.isNaN(value) ? Promise.reject(new Error(t('framework.numberWrong'))) : Promise.resolve(),
  };
}
