import type { Language } from '../../messages/catalogue.ts';

/**
 * The sentences of the report in the program's own words, by the id of their place in it. Those of one indicator or region are said once for each, with
 * the names of its turn. `<tierNoun>` is a word of the project's own and no fact. A pattern file has the same ids; `indicator-of-A` there is for A alone.
 */
export const shippedPatterns = {
  zh: {
    abstract:
      '{year:here} 年，{units:here} 个{cohort:here}{index:here}平均值为 {mean:here:total}，{above:here:total} 个高于平均值，占比 {above-share:here:total}[；平均值比 {year:here:-1} 年增长 {growth-up:here:total:-1:0}][；平均值比 {year:here:-1} 年下降 {growth-down:here:total:-1:0}]。[一级指标中，{groups means of=total within=2 sep="；"}{list names}（{mean}）[{is-first}相对较高][{is-between}次之][{is-last}相对较弱]{/groups}。][与 {year:here:-1} 年相比，{each first sep="，"}[“{name}”平均值增长 {growth-up}][“{name}”平均值下降 {growth-down}]{/each}。]',
    levels: '“{system:here}”包括{each levels sep="、"}{level}级指标 {count} 项{/each}。',
    systems:
      '{each systems}{system-year:here:after} 年{level} {count} 个（{system-year:here:before} 年 {before} 个）：[{is-same}没有变化][{each changes sep="、"}{name} {count} 个{/each}]。{/each}',
    units: '本次参评的{cohort:here}共 {units:here} 个。',
    tiers:
      '{year:here} 年参评的 {units:here} 个{cohort:here}中，[{each unrated sep="，"}[{is-lacking}证据不足的 {count} 个][{is-without}没有{index:here}的 {count} 个]{/each}；其余 {rated:here} 个中，]{each tiers sep="，"}<tierNoun>“{name}”的 {count} 个，占比 {share}{/each}。',
    holders: '连续三年<tierNoun>“{tier-name:here:1}”的有：{list holders:here:1:3}。',
    mean: '{index:here}平均值为 {mean:here:total}，{above:here:total} 个{cohort:here}高于平均值，占比 {above-share:here:total}。',
    growth:
      '[{index:here}平均值由 {year:here:-1} 年的 {year-mean:here:-1} 变为 {year-mean:here:0}，增长 {growth-up:here:total:-1:0}。][{index:here}平均值由 {year:here:-1} 年的 {year-mean:here:-1} 变为 {year-mean:here:0}，下降 {growth-down:here:total:-1:0}。]',
    'growth-since':
      '[与 {year:here:first} 年的 {year-mean:here:first} 相比，{index:here}平均值累计增长 {growth-up:here:total:first:0}。][与 {year:here:first} 年的 {year-mean:here:first} 相比，{index:here}平均值累计下降 {growth-down:here:total:first:0}。]',
    leading: '各一级指标得分前十位的{cohort:here}按行政区划排序列出。',
    focus: '“{name}”的考察重点：{focus}。',
    'leading-ten': '“{name}”得分前十位的{cohort:here}为：{list top}[（{list tied}并列末位）]。',
    risers:
      '[与 {year:here:-1} 年相比，{rose-count:here} 个{cohort:here}上升至更高分组：{list rose:here}。][{nobody-rose:here}与 {year:here:-1} 年相比，没有{cohort:here}上升至更高分组。]',
    steps: '其中，{each steps direction=up sep="；"}由“{from}”升至“{to}”的 {count} 个：{list units}{/each}。',
    fallers: '{fell-count:here} 个{cohort:here}降至更低分组：{list fell:here}。',
    adjusted: '[{adjusted:here}加分、扣分在加权得分之外另计，一票否决只限制分组；逐个列出如下。]',
    years: '历年各组{cohort:here}数量及占比如下。',
    regions:
      '分<groupNoun>看，{cohort:here}{index:here}平均值从高到低依次为：{groups region-means within=0.5 sep="；"}{list names}（{mean}）{/groups}。',
    'region-members': '{name}<groupNoun>的{cohort:here}有 {count} 个：{list units}。',
    region:
      '{name}<groupNoun> {count} 个{cohort:here}{index-label:here}平均值为 {mean}，[{is-above}比全部{cohort:here}平均值高 {gap} 分][{is-below}比全部{cohort:here}平均值低 {gap} 分][{is-equal}与全部{cohort:here}平均值持平]。',
    'region-tiers':
      '[其中，{each held sep="；"}[{is-held}{list units}自 {year} 年起一直为“{tier-name:here:1}”][{is-only}{list units}的<tierNoun>为“{tier-name:here:1}”]{/each}。][{each steps direction=up sep="；"}{list units}由“{from}”升至“{to}”{/each}。]',
    'first-level':
      '一级指标平均值从高到低看，{groups means of=total within=2 sep="；"}{list names}（{mean}）[{is-first}相对较高][{is-between}次之][{is-last}相对较弱]{/groups}。',
    indicator: '“{name}”平均值为 {mean}，{above} 个{cohort:here}高于平均值，占比 {above-share}。',
    extremes:
      '“{name}”的下级指标中，{groups means within=0 sep="；"}[{is-first}{list names}平均值最高，为 {highest}][{is-last}{list names}平均值最低，为 {lowest}]{/groups}。',
    'second-level':
      '其中，{each second sep="；"}“{name}”平均值为 {mean}，{above} 个{cohort:here}高于平均值，占比 {above-share}{/each}。',
    'planning-documents': '{planning-units:here} 个<placeNouns>出台数字政府建设规划文件 {planning-documents:here} 份。',
    institutions: '{institution-units:here} 个<placeNouns>设有政务服务和大数据管理机构 {institutions:here} 个。',
  },
  en: {
    abstract:
      'In {year:here} the mean {index:here} of {units:here} {cohort:here} is {mean:here:total}; above it: {above:here:total} ({above-share:here:total})[; up {growth-up:here:total:-1:0} on {year:here:-1}][; down {growth-down:here:total:-1:0} on {year:here:-1}].[ First-level indicators: {groups means of=total within=2 sep="; "}[{is-first}relatively high ][{is-between}next ][{is-last}relatively low ]{list names} ({mean}){/groups}.][ Compared with {year:here:-1}: {each first sep=", "}["{name}" up {growth-up}]["{name}" down {growth-down}]{/each}.]',
    levels: '"{system:here}" has {each levels sep=", "}level {level}: {count}{/each}.',
    systems:
      '{each systems sep=" "}{level} in {system-year:here:after}: {count} ({before} in {system-year:here:before}): [{is-same}no change][{each changes sep=", "}{count} {name}{/each}].{/each}',
    units: 'The number of {cohort:here} assessed is {units:here}.',
    tiers:
      'Of the {units:here} {cohort:here} assessed in {year:here}, by <tierNoun>: [{each unrated sep=", "}[{is-lacking}{count} lacking evidence][{is-without}{count} with no {index:here}]{/each}; of the other {rated:here}, ]{each tiers sep=", "}{count} ({share}) "{name}"{/each}.',
    holders: 'In the <tierNoun> "{tier-name:here:1}" for three years: {list holders:here:1:3}.',
    mean: 'The mean {index:here} is {mean:here:total}; above it: {above:here:total} of the {cohort:here} ({above-share:here:total}).',
    growth:
      '[The mean {index:here} went from {year-mean:here:-1} in {year:here:-1} to {year-mean:here:0}, up {growth-up:here:total:-1:0}.][The mean {index:here} went from {year-mean:here:-1} in {year:here:-1} to {year-mean:here:0}, down {growth-down:here:total:-1:0}.]',
    'growth-since':
      '[Since {year:here:first}, when the mean {index:here} was {year-mean:here:first}, it is up {growth-up:here:total:first:0}.][Since {year:here:first}, when the mean {index:here} was {year-mean:here:first}, it is down {growth-down:here:total:first:0}.]',
    leading: 'The leading ten {cohort:here} of each first-level indicator are listed in administrative order.',
    focus: 'What "{name}" looks at: {focus}.',
    'leading-ten': 'The leading ten {cohort:here} in "{name}": {list top}[ (tied for the last place: {list tied})].',
    risers:
      '[Compared with {year:here:-1}, {rose-count:here} of the {cohort:here} rose to a higher <tierNoun>: {list rose:here}.][{nobody-rose:here}Compared with {year:here:-1}, none of the {cohort:here} rose to a higher <tierNoun>.]',
    steps: 'Of these, {each steps direction=up sep="; "}{count} rose from "{from}" to "{to}": {list units}{/each}.',
    fallers: '{fell-count:here} of the {cohort:here} fell to a lower <tierNoun>: {list fell:here}.',
    adjusted:
      '[{adjusted:here}Bonuses and penalties stand apart from the weighted score, and a veto bounds the <tierNoun> only; each is listed.]',
    years: 'Number and share of {cohort:here} in each <tierNoun> by year.',
    regions:
      'By <groupNoun>, the mean {index:here} of the {cohort:here} from high to low: {groups region-means within=0.5 sep="; "}{list names} ({mean}){/groups}.',
    'region-members': '{name}, {cohort:here}: {count} ({list units}).',
    region:
      '{name}, {count} of the {cohort:here}: mean {index-label:here} {mean}, [{is-above}{gap} above the mean of all {cohort:here}][{is-below}{gap} below the mean of all {cohort:here}][{is-equal}equal to the mean of all {cohort:here}].',
    'region-tiers':
      '[Of these, {each held sep="; "}[{is-held}in the <tierNoun> "{tier-name:here:1}" since {year}: {list units}][{is-only}in the <tierNoun> "{tier-name:here:1}": {list units}]{/each}.][ {each steps direction=up sep="; "}From "{from}" to "{to}": {list units}{/each}.]',
    'first-level':
      'The first-level means from high to low: {groups means of=total within=2 sep="; "}[{is-first}relatively high ][{is-between}next ][{is-last}relatively low ]{list names} ({mean}){/groups}.',
    indicator: '"{name}": mean {mean}; above it: {above} of the {cohort:here} ({above-share}).',
    extremes:
      'Under "{name}", {groups means within=0}[{is-first}{list names} has the highest mean, {highest}, and ][{is-last}{list names} the lowest, {lowest}]{/groups}.',
    'second-level':
      'Beneath it, {each second sep="; "}"{name}": mean {mean}, above it {above} of the {cohort:here} ({above-share}){/each}.',
    'planning-documents':
      'Planning documents of digital government: {planning-documents:here}, in {planning-units:here} <placeNouns>.',
    institutions:
      'Institutions of government services and data: {institutions:here}, in {institution-units:here} <placeNouns>.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;

export type PatternId = keyof (typeof shippedPatterns)['zh'];
