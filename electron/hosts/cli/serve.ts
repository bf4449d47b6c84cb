import { CliFailure } from './failure.ts';
import { builtScreens } from '../built-screens.ts';
import { serveWorkbench } from '../loopback/serve-workbench.ts';
import { userDataFolder } from '../user-data-folder.ts';
import { positionals, wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';

const usage = 'workbench serve [--port N]';

export const serveCommand: Command = {
  name: 'serve',
  usage,
  summary: '在本机浏览器中使用同样的界面 · the same screens in a browser on this machine',
  options: { port: 'string' },
  run: async (context, args) => {
    positionals({ usage }, args, []);
    const port = wholeNumber({ usage }, args, 'port', 0, 0, 65_535);
    const served = await serveWorkbench({
      renderer: builtScreens,
      userData: userDataFolder(),
      port,
      onFault: (fault) => context.io.err(`${String(fault)}\n`),
    });
    if (!served.ok) throw new CliFailure([served.error]);
    if (context.json)
      context.io.out(`${JSON.stringify({ url: served.value.url, projects: served.value.projectFolder })}\n`);
    context.say(
      `${served.value.url}\n在本机浏览器中打开上面的完整地址 · open this address in a browser on this machine (Ctrl+C ends it)`,
    );
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    });
    await served.value.close();
    return 0;
  },
};
