/** What pictures are drawn on by day and by night, and the light page's ink and paper that saved ones are drawn with. */
export const day = { ink: '#1c2733', paper: '#ffffff', hatched: false } as const;
export const night = { ink: '#e4eaf0', paper: '#1a2128', hatched: false } as const;
export const print = { ...day, hatched: true } as const;
