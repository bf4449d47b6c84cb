/** Where boxes stand: 发展成效, 典型示范, 进步较大地区 (创新实践), the section of their region. */
export const boxChapters = ['progress', 'holders', 'risers', 'region'] as const;
export type BoxChapter = (typeof boxChapters)[number];
