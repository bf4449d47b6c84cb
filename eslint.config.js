// For editors and `npx eslint`, which look here.
export { default } from './test/config/eslint.config.js';
