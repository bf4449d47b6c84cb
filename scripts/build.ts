// npm run build: the bundles and screens, and the sample projects, which the app then opens as copies.
import { runBuild } from './run-build.ts';

const built = await runBuild(console.log);
console.log(built.output);
process.exitCode = built.bundles && built.samples ? 0 : 1;
