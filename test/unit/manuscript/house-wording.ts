import type { Language } from '../../../shared/messages/catalogue.ts';
import type { PatternId } from '../../../shared/report/patterns/shipped-patterns.ts';

/** A team's own wording of every sentence, as it would stand in its pattern file: other words, another order, other signs. */
export const houseWording: Readonly<Record<Language, Readonly<Record<PatternId, string>>>> = {
  zh: {
    abstract:
      '本年度（{year:here} 年）对 {units:here} 个{cohort:here}开展了评估，{index:here}均值达 {mean:here:total}，其中超过均值的有 {above:here:total} 个（{above-share:here:total}）[，较 {year:here:-1} 年提升 {growth-up:here:total:-1:0}][，较 {year:here:-1} 年下滑 {growth-down:here:total:-1:0}]。[从一级指标看，{groups means of=total within=2 sep="，"}[{is-first}表现较好的是][{is-between}其后为][{is-last}仍需加强的是]{list names}（均值 {mean}）{/groups}。][与上年（{year:here:-1} 年）比较，{each first sep="；"}[“{name}”均值提升 {growth-up}][“{name}”均值下滑 {growth-down}]{/each}。]',
    levels: '“{system:here}”设{each levels sep="、"}{level}级指标 {count} 个{/each}。',
    systems:
      '指标体系有所调整：{each systems sep="；"}{level}由 {before} 个到 {count} 个[，其中{each changes sep="，"}{name} {count} 个{/each}]{/each}。',
    units: '评估范围为 {units:here} 个{cohort:here}。',
    tiers:
      '从能力水平看，[{each unrated sep="，"}[{is-lacking}另有 {count} 个证据不足][{is-without}另有 {count} 个没有{index:here}]{/each}，]{cohort:here}中{each tiers sep="；"}“{name}”组 {count} 个，占 {share}{/each}（{year:here} 年，共 {units:here} 个）。',
    holders:
      '三年来始终处于“{tier-name:here:1}”组，即连续三年保持的{cohort:here}为{list holders:here:1:3 sep="、" last="和"}。',
    mean: '全部{cohort:here}的{index:here}均值是 {mean:here:total}；{above:here:total} 个超过均值，占 {above-share:here:total}。',
    growth:
      '[均值从 {year:here:-1} 年的 {year-mean:here:-1} 提升到 {year:here} 年的 {year-mean:here:0}，增幅为 {growth-up:here:total:-1:0}。][均值从 {year:here:-1} 年的 {year-mean:here:-1} 回落到 {year:here} 年的 {year-mean:here:0}，降幅为 {growth-down:here:total:-1:0}。]',
    'growth-since':
      '[自 {year:here:first} 年（{year-mean:here:first}）到 {year:here} 年，{index:here}均值共提升 {growth-up:here:total:first:0}。][自 {year:here:first} 年（{year-mean:here:first}）到 {year:here} 年，{index:here}均值共回落 {growth-down:here:total:first:0}。]',
    leading: '下文按行政区划顺序给出每项一级指标排在前列的{cohort:here}。',
    focus: '“{name}”主要看：{focus}。',
    'leading-ten':
      '在“{name}”上，前十的{cohort:here}包括{list top sep="、" last="和"}[，其中{list tied sep="、"}末位并列]。',
    risers:
      '[能力水平较 {year:here:-1} 年提升至更高分组的{cohort:here}有 {rose-count:here} 个，分别是{list rose:here sep="、" last="和"}。][{nobody-rose:here}较 {year:here:-1} 年，{cohort:here}无一升组。]',
    steps:
      '按提升幅度，{each steps direction=up sep="；"}{list units sep="、" last="和"}由“{from}”组提升到“{to}”组，计 {count} 个{/each}。',
    fallers: '另有 {fell-count:here} 个{cohort:here}回落至更低分组，即{list fell:here}。',
    adjusted: '[{adjusted:here}本节另列加分、扣分和一票否决的情况。]',
    years: '下表给出{cohort:here}历年分组情况。',
    regions:
      '七大地区的{cohort:here}{index:here}均值由高至低是：{groups region-means within=0.5 sep="，"}{list names}地区（{mean}）{/groups}。',
    'region-members': '{name}地区包括 {count} 个{cohort:here}，即{list units sep="、" last="和"}。',
    region:
      '该地区（{name}地区）{count} 个{cohort:here}的{index-label:here}均值达到 {mean}，[{is-above}超出全部{cohort:here}均值 {gap} 分][{is-below}不及全部{cohort:here}均值，相差 {gap} 分][{is-equal}等于全部{cohort:here}均值]。',
    'region-tiers':
      '[{each held sep="，"}[{is-held}自 {year} 年以来始终为“{tier-name:here:1}”的是{list units}][{is-only}处于“{tier-name:here:1}”的是{list units}]{/each}。][{each steps direction=up sep="，"}从“{from}”提升到“{to}”的是{list units}{/each}。]',
    'first-level':
      '各一级指标均值的高低次序是：{groups means of=total within=2 sep="，"}[{is-first}领先的][{is-between}居中的][{is-last}靠后的]{list names}（均值 {mean}）{/groups}。',
    indicator: '{cohort:here}“{name}”的均值是 {mean}，{above} 个超过均值，占 {above-share}。',
    extremes:
      '其所属各项指标里，{groups means within=0 sep="，"}[{is-first}均值领先的是{list names}（{highest}）][{is-last}均值靠后的是{list names}（{lowest}）]{/groups}。',
    'second-level':
      '具体而言：{each second sep="；"}{cohort:here}“{name}”均值是 {mean}，{above} 个超过均值，占 {above-share}{/each}。',
    'planning-documents':
      '共收录数字政府建设规划文件 {planning-documents:here} 份，涉及 {planning-units:here} 个地区。',
    institutions: '共收录政务服务和大数据管理机构 {institutions:here} 个，涉及 {institution-units:here} 个地区。',
  },
  en: {
    abstract:
      'This assessment of {units:here} {cohort:here} ({year:here}) gives an average {index:here} of {mean:here:total}, which {above:here:total} of them ({above-share:here:total}) exceed[; it grew by {growth-up:here:total:-1:0} since {year:here:-1}][; it fell by {growth-down:here:total:-1:0} since {year:here:-1}].[ Among first-level indicators: {groups means of=total within=2 sep=", "}{list names} (average {mean})[{is-first}, ahead][{is-between}, in between][{is-last}, behind]{/groups}.][ Since {year:here:-1}: {each first sep="; "}["{name}" grew by {growth-up}]["{name}" fell by {growth-down}]{/each}.]',
    levels: 'The system "{system:here}" consists of {each levels sep=" and "}{count} at level {level}{/each}.',
    systems:
      'The system changed: {each systems sep="; "}{level} from {before} to {count}[ ({each changes sep=", "}{name}: {count}{/each})]{/each}.',
    units: 'We assessed {units:here} {cohort:here}.',
    tiers:
      '[{each unrated sep="; "}[{is-lacking}Evidence is lacking for {count}][{is-without}There is no {index:here} of {count}]{/each}. ]The tiers of the {units:here} {cohort:here} in {year:here} are {each tiers sep=" and "}"{name}", {count} ({share}){/each}.',
    holders:
      'Those that stayed in the tier "{tier-name:here:1}" for three years are: {list holders:here:1:3 sep=", " last=" and "}.',
    mean: 'The average {index:here} of the {cohort:here} stands at {mean:here:total}, and {above:here:total} ({above-share:here:total}) are above it.',
    growth:
      '[From {year-mean:here:-1} in {year:here:-1} the average {index:here} moved to {year-mean:here:0} in {year:here}, a growth of {growth-up:here:total:-1:0}.][From {year-mean:here:-1} in {year:here:-1} the average {index:here} moved to {year-mean:here:0} in {year:here}, down {growth-down:here:total:-1:0}.]',
    'growth-since':
      '[Compared with {year-mean:here:first} in {year:here:first}, the average {index:here} grew by {growth-up:here:total:first:0} until {year:here}.][Compared with {year-mean:here:first} in {year:here:first}, the average {index:here} is down {growth-down:here:total:first:0} until {year:here}.]',
    leading: 'For each first-level indicator the ten {cohort:here} that lead are named below, in administrative order.',
    focus: '"{name}" is about: {focus}.',
    'leading-ten':
      'On "{name}" the leading ten {cohort:here} are: {list top sep=", " last=" and "}[; for the last place {list tied sep=", "} are tied].',
    risers:
      '[Since {year:here:-1}, {rose-count:here} {cohort:here} moved up a tier, namely: {list rose:here sep=", " last=" and "}.][{nobody-rose:here}Since {year:here:-1}, no {cohort:here} moved up.]',
    steps:
      'By step: {each steps direction=up sep="; "}from "{from}" to "{to}", {count}: {list units sep=", " last=" and "}{/each}.',
    fallers: 'A lower tier than before have {fell-count:here} {cohort:here}: {list fell:here}.',
    adjusted: '[{adjusted:here}Bonuses, penalties and vetoes are listed apart.]',
    years: 'How many {cohort:here} were in each tier, year by year:',
    regions:
      'The regions by average {index:here} of their {cohort:here}: {groups region-means within=0.5 sep=" > "}{list names} ({mean}){/groups}.',
    'region-members': 'The {cohort:here} of {name} number {count}: {list units sep=", " last=" and "}.',
    region:
      'In {name} the average {index-label:here} of the {count} {cohort:here} comes to {mean}, [{is-above}higher than the mean of all {cohort:here} by {gap}][{is-below}lower than the mean of all {cohort:here} by {gap}][{is-equal}just as all {cohort:here}].',
    'region-tiers':
      '[{each held sep=", "}[{is-held}Since {year}, always in the tier "{tier-name:here:1}": {list units}][{is-only}In "{tier-name:here:1}" now: {list units}]{/each}.][ {each steps direction=up sep=", "}Moved from "{from}" to "{to}": {list units}{/each}.]',
    'first-level':
      'First-level indicators by their average: {groups means of=total within=2 sep=", "}{list names} ({mean})[{is-first} ahead][{is-between} between][{is-last} behind]{/groups}.',
    indicator: 'For the {cohort:here}, "{name}" has an average of {mean}; {above} ({above-share}) are above it.',
    extremes:
      'Of what "{name}" is made of, {groups means within=0}[{is-first}{list names} comes first with {highest}, and ][{is-last}{list names} last with {lowest}]{/groups}.',
    'second-level':
      'In detail: {each second sep="; "}the {cohort:here} average {mean} on "{name}", and {above} ({above-share}) are above it{/each}.',
    'planning-documents': 'In {planning-units:here} regions we found {planning-documents:here} planning documents.',
    institutions: 'In {institution-units:here} regions we found {institutions:here} institutions.',
  },
};
