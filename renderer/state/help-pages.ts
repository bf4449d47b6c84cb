import methods from '../../docs/METHODS.md?raw';
import { parseHelp } from './parse-help.ts';

/** Made of the document as it stood when the program was built. */
export const { pages: helpPages, glossary } = parseHelp(methods);
