import { expect, test } from 'vitest';
import { signerName } from '../../../shared/report/audit/signer-name.ts';

test.each([
  ['李四（二处） (root@vm)', '李四（二处）'],
  ['Li Si (Office 2) (li@laptop-7.local)', 'Li Si (Office 2)'],
  ['王五 (@vm)', '王五'],
  // No signature was given then: the account alone.
  ['root', 'root'],
  ['(root@vm)', '(root@vm)'],
  ['李四（二处）', '李四（二处）'],
])('of %s the name is %s', (who, name) => expect(signerName(who)).toBe(name));
