import { callCommand } from './call.ts';
import type { Command } from './command.ts';
import { compareCommand } from './compare.ts';
import { demoCommand } from './demo.ts';
import { diffCommand } from './diff.ts';
import { expertsCommand } from './experts.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { issuesCommand } from './issues.ts';
import { leakCommand } from './leak.ts';
import { mergeCommand } from './merge.ts';
import { newCommand } from './new.ts';
import { packageCommand } from './package.ts';
import { notesCommand } from './notes.ts';
import { proofCommand } from './proof.ts';
import { refreshCommand } from './refresh.ts';
import { rescueCommand } from './rescue.ts';
import { sampleCommand } from './sample.ts';
import { scoreCommand } from './score.ts';
import { serveCommand } from './serve.ts';
import { templateCommand } from './template.ts';
import { sourceCommand } from './source-command.ts';
import { translateCommand } from './translate.ts';
import { verifyCommand } from './verify.ts';
import { weightsCommand } from './weights.ts';
import { whatIfCommand } from './what-if.ts';
import { whyCommand } from './why.ts';

/** docs/FORMATS "Command line", in its order; `compare` besides, and `call` for scripts. */
export const commands: readonly Command[] = [
  demoCommand,
  newCommand,
  importCommand,
  scoreCommand,
  weightsCommand,
  whatIfCommand,
  whyCommand,
  exportCommand,
  leakCommand,
  refreshCommand,
  proofCommand,
  templateCommand,
  translateCommand,
  verifyCommand,
  issuesCommand,
  expertsCommand,
  packageCommand,
  notesCommand,
  sourceCommand,
  mergeCommand,
  diffCommand,
  rescueCommand,
  sampleCommand,
  serveCommand,
  compareCommand,
  callCommand,
];
