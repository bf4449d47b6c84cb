import { request } from 'node:http';
import { z } from 'zod';
import type { LoopbackAddress } from './host-process.ts';

const answers = z.object({ ok: z.literal(true), value: z.unknown() });
const recent = z.array(z.object({ id: z.string() }));

/** An operation of a loopback host, asked as its own page would; null for anything but a good answer. */
function callHost({ host, token }: LoopbackAddress, name: string, input: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const asking = request(`http://${host}/api/invoke`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        Origin: `http://${host}`,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
      },
    });
    asking.on('error', () => resolve(null));
    asking.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (text += piece));
      answer.on('error', () => resolve(null));
      answer.on('end', () => resolve(answers.safeParse(JSON.parse(text)).data?.value ?? null));
    });
    asking.end(JSON.stringify({ name, input }));
  });
}

/** Among the recent projects, the one that is open; null without one. */
export async function openProjectOf(address: LoopbackAddress): Promise<string | null> {
  if ((await callHost(address, 'project.snapshot', {})) === null) return null;
  return recent.safeParse(await callHost(address, 'app.recent', {})).data?.[0]?.id ?? null;
}

/** Opens a recent project; false if it can't be. */
export async function openProjectIn(address: LoopbackAddress, id: string): Promise<boolean> {
  return (await callHost(address, 'project.open-recent', { id })) !== null;
}
