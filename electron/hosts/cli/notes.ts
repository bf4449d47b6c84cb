import { resolvedBy } from '../../../shared/model/note.ts';
import type { Note } from '../../../shared/model/note.ts';
import { notePlace } from '../../../shared/report/note-place.ts';
import { wordsOf } from './audit-words.ts';
import { positionals } from './arguments.ts';
import type { Command } from './command.ts';
import { openProject } from './source.ts';

const usage = 'workbench notes FILE [--open | --resolved] [--by WHO]';

export const notesCommand: Command = {
  name: 'notes',
  usage,
  summary: '批注：位置、内容、答复、署名与状态 · notes with their replies, who, when and state',
  options: { open: 'boolean', resolved: 'boolean', by: 'string' },
  run: async (context, args) => {
    const [path = ''] = positionals({ usage }, args, ['FILE']);
    await openProject(context, path, usage);
    const { names, lang } = await wordsOf(context);
    const notes = (await context.call('project.snapshot', {}))?.notes ?? [];
    const who = args.text('by');
    const asked = notes.filter((note) => {
      const open = resolvedBy(note) === null;
      if (args.flag('open') && !open) return false;
      if (args.flag('resolved') && open) return false;
      return who === null || note.by.includes(who);
    });
    const placed = asked.map((note) => ({ note, place: notePlace(note.about, names, lang) }));
    const open = notes.filter((note) => resolvedBy(note) === null).length;
    if (context.json)
      context.io.out(`${JSON.stringify({ open, notes: placed.map(({ note, place }) => noteJson(note, place)) })}\n`);
    for (const { note, place } of placed) {
      const resolved = resolvedBy(note);
      context.say(`${resolved === null ? 'open    ' : 'resolved'} ${note.id}  ${place}`);
      context.say(`         ${note.text} — ${note.by} · ${note.at}`);
      for (const { act, text, by, at } of note.turns) context.say(`         ${act}: ${text} — ${by} · ${at}`);
    }
    context.say(`未解决 open: ${open} · 列出 listed: ${asked.length}`);
    return 0;
  },
};

function noteJson(note: Note, place: string): Record<string, unknown> {
  const { id, about, text, by, at, turns } = note;
  const resolved = resolvedBy(note);
  return {
    ...{ id, about, place, text, by, at, turns },
    resolved: resolved === null ? null : { by: resolved.by, at: resolved.at },
  };
}
