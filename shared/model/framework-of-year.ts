import type { Framework } from './framework.ts';

/** The framework as it is evaluated in another year: the year that its title and id name goes with it. */
export function frameworkOfYear(framework: Framework, year: number): Framework {
  const named = (text: string): string => yearReplaced(text, framework.year, year);
  const { titleEn } = framework;
  return {
    ...framework,
    id: named(framework.id),
    title: named(framework.title),
    ...(titleEn === undefined ? {} : { titleEn: named(titleEn) }),
    year,
  };
}

/** 省级评估2021 of 2021 in 2022 → 省级评估2022. */
export function yearReplaced(text: string, from: number, to: number): string {
  return text.replace(new RegExp(`(?<!\\d)${from}(?!\\d)`, 'g'), String(to));
}

/** The year that a name names, 自有指数2024.xlsx → 2024; null where it names none or several. */
export function yearNamed(name: string): number | null {
  const years = new Set(name.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g));
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}
