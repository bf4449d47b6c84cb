// node --import …/register.ts out/main/index.cjs: `require('electron')` gives the stand-in.
import { registerHooks } from 'node:module';

const standIn = new URL('./stand-in.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
});
