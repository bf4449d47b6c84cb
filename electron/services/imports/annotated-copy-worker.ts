// Reading a collected file again and laying out its copy off the services' thread, which a file must not be able to hold up.
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { layAnnotatedCopy } from '../../exporting/annotated/write-annotated-copy.ts';
import { openWorkbook } from '../../importing/open/open-workbook.ts';
import { answerGuarded } from '../../importing/worker/answer-guarded.ts';
import type { CopyQuestion } from './annotated-copy.ts';

answerGuarded(async (question: CopyQuestion, alive): Promise<Result<null>> => {
  const { path, file, contentHash, temporary, lang, now } = question;
  const opened = openWorkbook(path, { onProgress: alive });
  if (!opened.ok) return opened;
  const workbook = opened.value;
  try {
    if (workbook.contentHash !== contentHash) return err(appError('FILE_CHANGED_SINCE', {}, { file }));
    const sheets = workbook.sheets.map((info, position) => ({
      name: info.name,
      hidden: info.visibility !== 'visible',
      merges: question.sheets[position]?.merges ?? [],
      hiddenColumns: [],
      issues: question.sheets[position]?.issues ?? [],
      read: (visit: Parameters<typeof workbook.readSheet>[1]) => workbook.readSheet(info.index, visit),
    }));
    const stopped = await layAnnotatedCopy({ file, sheets, lang, path: temporary, now });
    return stopped === null ? ok(null) : err(stopped);
  } finally {
    workbook.close();
  }
});
