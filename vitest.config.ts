// For `npx vitest`, which looks here.
export { default } from './test/config/vitest.config.ts';
