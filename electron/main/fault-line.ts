/**
 * A fault as lines of the log, which users hand to developers: what kind it is and where in the program, and nothing of a project. What a message took
 * over from data stands in quotes (V8 cites the JSON that it can't read, Node the path of a file), is Chinese, or is a number with a point: each becomes `…`.
 */
export function faultLine(at: Date, fault: unknown): string {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  const frames = text.search(/^ {4}at /m);
  const message = frames < 0 ? text : text.slice(0, frames);
  return `${at.toISOString()} ${withoutContent(message)}${frames < 0 ? '' : text.slice(frames)}\n`;
}

function withoutContent(message: string): string {
  return (
    message
      // What is quoted may hold quotes itself: from the first to the last; an apostrophe begins none.
      .replace(/(?:(?<!\w)'|["`“‘「]).*["'`”’」]/gs, '…')
      .replace(/\d+\.\d+/g, '…')
      .replace(/[^ -~\n…]+/g, '…')
  );
}
