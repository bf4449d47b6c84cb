/** Texts of one area: code → both languages; `{name}` is filled from the parameters. */
export type MessageCatalogue = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
export type Language = 'zh' | 'en';
