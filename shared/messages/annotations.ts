import type { MessageCatalogue } from './catalogue.ts';

/** 标注 on pictures: what is wrong with one. */
export const annotationMessages = {
  ANNOTATION_EMPTY: {
    zh: '这条标注没有文字，也没有标出评估对象。写下文字，或选一个对象标出。',
    en: 'The annotation says nothing and marks no unit. Write its text, or choose the unit to mark.',
  },
  ANNOTATION_UNKNOWN: {
    zh: '这条标注已不在项目中，可能已被去掉或撤销。看一下图上现有的标注再试。',
    en: 'This annotation is no longer in the project; it may have been taken away or undone. Look at those on the picture again.',
  },
} as const satisfies MessageCatalogue;
