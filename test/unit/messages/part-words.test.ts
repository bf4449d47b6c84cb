import { describe, expect, test } from 'vitest';
import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import { messageText } from '../../../shared/messages/message-text.ts';
import { auditMessages } from '../../../shared/messages/audit.ts';
import type { MessageCatalogue } from '../../../shared/messages/catalogue.ts';
import { storageMessages } from '../../../shared/messages/storage.ts';

/** Parameters of findings that name a part of the project file. */
const naming = ['document', 'part', 'uses', 'table', 'parent', 'recorded'];
const words: MessageCatalogue = auditMessages;
const places = Object.entries(storageMessages).flatMap(([code, { zh }]) =>
  naming.filter((name) => zh.includes(`{${name}}`)).map((name) => [code, name] as const),
);

describe('what a finding is about', () => {
  test('is a place in at least the eleven texts that name one', () => expect(places.length).toBeGreaterThanOrEqual(11));

  test.each(places)('%s says {%s} as the screens call it, in either language', (code, name) => {
    for (const subject of auditSubjects)
      for (const language of ['zh', 'en'] as const) {
        const word = words[`AUDIT_S_${subject}`]?.[language] ?? 'no word';
        expect(messageText({ code, params: { [name]: subject } }, language)).toContain(word);
        expect(messageText({ code, params: { [name]: `${subject} 甲, 乙` } }, language)).toContain(`${word} 甲, 乙`);
      }
    expect(messageText({ code, params: { [name]: 'draft' } }, 'zh')).not.toContain('draft');
  });

  test('keeps names that look like one, and every other parameter', () => {
    const params = { batch: 1, file: 'draft', found: 'note' };
    expect(messageText({ code: 'VERIFY_FILE', params }, 'zh')).toContain('“draft”的登记与导入时不同（现为“note”）');
    const uses = 'framework, run 3, sheet 表一, 二, audit 12, body 7';
    expect(messageText({ code: 'VERIFY_DOCUMENT', params: { uses } }, 'zh')).toContain(
      '（指标体系、计算批次 3、工作表 表一, 二、审计记录 12、保存的内容 7）',
    );
    expect(messageText({ code: 'PROJECT_DAMAGED', params: { path: 'draft', detail: 'run 3' } }, 'zh')).toContain(
      '“draft”已损坏（计算批次 3）',
    );
    expect(messageText({ code: 'PROJECT_DAMAGED', params: { path: 'p', detail: 'SQLITE_CORRUPT' } }, 'zh')).toContain(
      'SQLITE_CORRUPT',
    );
    const found = { batch: 1, found: 'withdrawn (重复)', recorded: 'active' };
    expect(messageText({ code: 'VERIFY_BATCH_STATUS', params: found }, 'zh')).toContain(
      '状态是“已撤回 (重复)”，审计记录的是“有效”',
    );
  });
});
