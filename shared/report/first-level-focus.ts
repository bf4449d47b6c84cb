import type { Language } from '../messages/catalogue.ts';
import { englishName } from './english-names.ts';
import type { ReportInput } from './report-input.ts';

/** What the first-level indicators of the published systems look at: angle, then focus. */
const published: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  服务成效度: {
    zh: '效能线上可评：平台的用户使用、网上办理效率与服务质量取得的成效',
    en: 'results that can be rated online: use of the platforms, efficiency and quality of services',
  },
  办理成熟度: {
    zh: '服务一网通办：政务服务在线一体化办理的程度',
    en: 'one network for all services: how far services are handled online as one',
  },
  方式完备度: {
    zh: '渠道一网通达：公众和企业能否方便、快捷、准确地找到所需服务',
    en: 'one network for all channels: whether the public and enterprises find services easily, fast and rightly',
  },
  事项覆盖度: {
    zh: '事项应上尽上：权力事项与公共服务事项经一体化平台对外提供的范围',
    en: 'every item online: which administrative and public service items are offered through the platform',
  },
  指南准确度: {
    zh: '指南精准实用：办事指南各要素信息的准确、详实与易用程度',
    en: 'guides that are exact and useful: how right, full and easy the parts of service guides are',
  },
};

const byName = new Map(
  Object.entries(published).flatMap(([name, focus]) => [[name, focus] as const, [englishName(name), focus] as const]),
);

/** What a first-level indicator looks at: its own definition, else what the published systems say of one of its name; empty where nobody says. */
export function firstLevelFocus(input: Pick<ReportInput, 'framework' | 'lang'>, code: string, name: string): string {
  const own = input.framework.indicators.find((indicator) => indicator.code === code)?.definition ?? '';
  return own.trim() === '' ? (byName.get(name)?.[input.lang] ?? '') : own;
}
