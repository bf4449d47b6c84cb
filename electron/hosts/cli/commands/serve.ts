import { builtScreens } from '../../built-screens.ts';
import { serveWorkbench } from '../../loopback/serve-workbench.ts';
import { userDataFolder } from '../../user-data-folder.ts';
import { CliFailure } from '../failure.ts';
import { positionals, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench serve [--port N]';

export const serveCommand: Command = {
  name: 'serve',
  usage,
  summary: '在本机浏览器中使用同样的界面 · the same screens in a browser on this machine',
  options: { port: 'string' },
  run: async (session, args) => {
    positionals({ usage }, args, []);
    const port = wholeNumber({ usage }, args, 'port', 0, 0, 65_535);
    const served = await serveWorkbench({
      renderer: builtScreens, userData: userDataFolder(), port, onFault: (fault) => session.io.err(fault instanceof Error ? `${fault.message}\n` : `${String(fault)}\n`),
    });
    if (!served.ok) throw new CliFailure([served.error]);
    const { url, projectFolder } = served.value;
    if (session.json) session.io.out(`${JSON.stringify({ url, projectFolder })}\n`);
    session.say(`${url}\n${session.language === 'zh' ? `在浏览器中新建的项目保存在 ${projectFolder}。按 Ctrl+C 结束。` : `Projects made in the browser are kept in ${projectFolder}. Ctrl+C ends.`}`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    await served.value.close();
    return 0;
  },
};
