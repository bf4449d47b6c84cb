import { Button } from 'antd';
import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { openMeeting } from '../state/meeting.ts';
import { useTexts } from './texts.ts';

/** Opens 会议演示, on the screens that show weights. */
export function MeetingButton(): React.JSX.Element {
  const t = useTexts();
  return (
    <Button
      icon={<FundProjectionScreenOutlined aria-hidden />}
      title={t('meeting.openHint')}
      onClick={() => void openMeeting()}
    >
      {t('meeting.open')}
    </Button>
  );
}
