import { Segmented } from 'antd';
import { useTexts } from './texts.ts';

/** The versions in which tables and the report leave the program. */
export type Audience = 'public' | 'internal';

/** 公开版 or 内部版. */
export function AudienceChoice({
  audience,
  onAudience,
  small = false,
}: {
  readonly audience: Audience;
  readonly onAudience: (audience: Audience) => void;
  readonly small?: boolean;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <Segmented<Audience>
      {...(small ? { size: 'small' as const } : {})}
      aria-label={t('result.audience')}
      value={audience}
      onChange={onAudience}
      options={[
        { value: 'public', label: t('result.audience.public') },
        { value: 'internal', label: t('result.audience.internal') },
      ]}
    />
  );
}
