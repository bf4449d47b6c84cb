// Stands where Electron's own default app stands (`electron path/to/app`): that one is taken out with the resources of the program whose Electron this is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) throw new Error('usage: electron FOLDER-OF-AN-APP [ARGUMENT…]');
const folder = resolve(given);
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setVersion(about.version);
app.setName(about.productName ?? about.name);
app.setAppPath(folder);
const main = join(folder, about.main);
// As Electron does it: a CommonJS main has run before this module has, so that it can still speak before the app is ready.
if (main.endsWith('.cjs')) createRequire(import.meta.url)(main);
else await import(pathToFileURL(main).href);
