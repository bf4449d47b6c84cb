import { Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../ui/texts.ts';
import { useShownMethods } from '../../../views/shown-methods.ts';
import type { ShownMethod } from '../../../views/shown-methods.ts';

/** The method that an analysis takes: the present edits unless another is chosen. */
export function useMethodChoice(): { readonly chosen: ShownMethod | null; readonly field: React.JSX.Element } {
  const t = useTexts();
  const methods = useShownMethods();
  const [key, setKey] = useState<string | null>(null);
  const chosen =
    methods.find((method) => method.key === key) ?? methods.find((method) => method.current) ?? methods[0] ?? null;
  return {
    chosen,
    field: (
      <label className="field">
        {t('whatIf.method')}
        <Select
          aria-label={t('whatIf.method')}
          style={{ width: 200 }}
          value={chosen?.key ?? ''}
          onChange={(value: string) => setKey(value)}
          options={methods.map((method) => ({ value: method.key, label: method.name }))}
        />
      </label>
    ),
  };
}
