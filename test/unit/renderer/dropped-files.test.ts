import { describe, expect, test } from 'vitest';
import { droppedFiles } from '../../../renderer/app/dropped-files.ts';

type Tree = Readonly<Record<string, File | Readonly<Record<string, unknown>>>>;

/** As the browser gives them: a folder tells two entries at a time, and none at the end. */
function entry(name: string, of: File | object): FileSystemEntry {
  if (of instanceof File) {
    const file = { name, isFile: true, isDirectory: false, file: (give: (file: File) => void) => give(of) };
    return Object.assign(Object.create(null), file);
  }
  const left = Object.entries(of).map(([inner, content]) => entry(inner, content));
  const folder = {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => ({ readEntries: (give: (entries: FileSystemEntry[]) => void) => give(left.splice(0, 2)) }),
  };
  return Object.assign(Object.create(null), folder);
}

function transferOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, of]) => ({ webkitGetAsEntry: () => entry(name, of) }));
  const files = Object.entries(tree).map(([name, of]) => (of instanceof File ? of : new File([], name)));
  return Object.assign(Object.create(null), { items, files });
}

const file = (name: string): File => new File(['x'], name);
const dropped = {
  来件: {
    'b.xls': file('b.xls'),
    'a.csv': file('a.csv'),
    '~$b.xls': file('~$b.xls'),
    '.DS_Store': file('.DS_Store'),
    '说明.docx': file('说明.docx'),
    二: { 'c.ods': file('c.ods'), 三: { 'd.zip': file('d.zip') } },
  },
  'e.csv': file('e.csv'),
};

describe('what is dropped on the window', () => {
  test('in a browser is the files and those of folders that the program reads, by their names', async () => {
    const found = await droppedFiles(transferOf(dropped), 'browser');
    expect(found.map(({ name }) => name)).toEqual(['a.csv', 'b.xls', 'c.ods', 'd.zip', 'e.csv']);
  });

  test('in Electron is what was dropped: it knows where a folder lies', async () => {
    const found = await droppedFiles(transferOf(dropped), 'electron');
    expect(found.map(({ name }) => name)).toEqual(['来件', 'e.csv']);
  });

  test('without a folder is the files alone', async () => {
    const found = await droppedFiles(transferOf({ 'tool.exe': file('tool.exe') }), 'browser');
    expect(found.map(({ name }) => name)).toEqual(['tool.exe']);
  });
});
