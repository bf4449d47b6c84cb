import { wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench serve [--port N]';

export const serveCommand: Command = {
  name: 'serve',
  usage,
  summary: '在本机浏览器中使用同样的界面 · the same screens in a browser on this machine',
  options: { port: 'string' },
  run: async (session, args) => {
    wholeNumber({ usage }, args, 'port', 0, 0, 65_535);
    session.say('尚未提供 · not yet');
    return 0;
  },
};
