import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

/** The field of a toolbar that narrows what the screen shows; Ctrl+F leads to it. */
export function FindField({
  value,
  onChange,
  placeholder,
  width,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  readonly width: number;
}): React.JSX.Element {
  return (
    <Input
      type="search"
      suffix={<SearchOutlined aria-hidden />}
      data-find=""
      allowClear
      style={{ width }}
      placeholder={placeholder}
      aria-label={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
