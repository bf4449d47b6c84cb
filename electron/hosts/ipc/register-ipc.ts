import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { INVOKE_CHANNEL } from '../../../shared/contract/preload-bridge.ts';
import { hostOperations } from '../../../shared/contract/host-api.ts';
import type { HostOperationInput, HostOperationName, HostOperationOutput } from '../../../shared/contract/host-api.ts';
import type { Dispatcher } from '../dispatcher.ts';

/** What the host does itself (dialogs, title …), each with its parsed input. */
export type HostHandlers = {
  readonly [N in HostOperationName]: (input: HostOperationInput<N>) => Promise<Result<HostOperationOutput<N>>>;
};

/** The parts of Electron's IpcMainInvokeEvent that say who asks. */
export interface InvokeEvent {
  readonly sender: { readonly id: number };
  /** Null once the frame is gone. */
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

export interface IpcDoor {
  handle(channel: string, listener: (event: InvokeEvent, message: unknown) => Promise<unknown>): void;
}

export interface TrustedSender {
  /** Exactly, e.g. `app://workbench`. */
  readonly origin: string;
  /** webContents id of the main window; null while there is none. */
  contentsId(): number | null;
}

const message = z.strictObject({ name: z.string().min(1).max(100), input: z.unknown() });

/** The one wrapper around IPC: our window, our origin, its top frame, a well-formed message; then host.* here and the rest to the dispatcher. */
export function registerIpc(
  door: IpcDoor,
  trusted: TrustedSender,
  handlers: HostHandlers,
  dispatcher: Dispatcher,
): void {
  door.handle(INVOKE_CHANNEL, async (event, raw) => {
    if (!isTrusted(event, trusted)) return err(appError('HOST_SENDER'));
    const parsed = message.safeParse(raw);
    if (!parsed.success) return err(appError('HOST_MESSAGE', { detail: parsed.error.issues[0]?.path.join('.') ?? '' }));
    const { name, input } = parsed.data;
    return isHostOperation(name) ? runHostOperation(name, input, handlers) : dispatcher(name, input);
  });
}

function isTrusted({ sender, senderFrame }: InvokeEvent, trusted: TrustedSender): boolean {
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === trusted.origin &&
    sender.id === trusted.contentsId()
  );
}

function isHostOperation(name: string): name is HostOperationName {
  return Object.hasOwn(hostOperations, name);
}

async function runHostOperation<N extends HostOperationName>(
  name: N,
  raw: unknown,
  handlers: HostHandlers,
): Promise<Result<unknown>> {
  const parsed = hostOperations[name].input.safeParse(raw);
  if (!parsed.success)
    return err(appError('HOST_MESSAGE', { detail: `${name} ${parsed.error.issues[0]?.path.join('.') ?? ''}`.trim() }));
  // The schema of N made this value; TypeScript can't follow that through the index.
  const input = parsed.data as HostOperationInput<N>;
  return handlers[name](input);
}
