import { expect, test } from 'vitest';
import { firstOrigin } from '../../../shared/report/audit/first-origin.ts';
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

test('who did it first is read back from what merges wrote, however often it was passed on', () => {
  const first = { who: '李四（二处） (li@vm)', at: '2026-12-01T12:21:07.644Z', why: '现场复核 · 两次' };
  const passed = { who: 'root', at: '2026-12-02T08:00:00.000Z', why: `⇐ ${first.who} ${first.at} · ${first.why}` };
  const again = { who: '赵六', at: '2026-12-03T08:00:00.000Z', why: `⇐ ${passed.who} ${passed.at} · ${passed.why}` };
  for (const origin of [first, passed, again]) expect(firstOrigin(origin)).toEqual(first);
  const bare = { who: '赵六', at: '2026-12-03T08:00:00.000Z', why: '⇐ 李四 2026-12-01T12:21:07.644Z' };
  expect(firstOrigin(bare)).toEqual({ who: '李四', at: '2026-12-01T12:21:07.644Z', why: '' });
});
