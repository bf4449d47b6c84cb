import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { NOTICES_FILE } from '../../shared/contract/notices.ts';
import { collectNotices, noticesText } from './collect-notices.ts';

/**
 * For the last of the builds, that of the screens: writes out/THIRD-PARTY-NOTICES.txt, and beside the screens the file that 关于 shows.
 * A bundled package without a licence or its text ends the build.
 */
export function writeNotices(root: string): Plugin {
  return {
    name: 'workbench:notices',
    writeBundle() {
      const { notices, faults } = collectNotices(root);
      if (faults.length > 0) this.error(faults.join('\n'));
      mkdirSync(join(root, 'out/renderer'), { recursive: true });
      writeFileSync(join(root, 'out/renderer', NOTICES_FILE), JSON.stringify(notices));
      writeFileSync(join(root, 'out/THIRD-PARTY-NOTICES.txt'), noticesText(notices));
    },
  };
}
