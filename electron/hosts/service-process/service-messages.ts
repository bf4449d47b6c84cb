import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Environment } from '../../services/app/environment.ts';
import type { HandleMode } from '../handles.ts';

/** What the services need to know of their host before the first call. */
export interface ServiceSettings {
  readonly host: Environment['host'];
  /** See {@link Environment}. */
  readonly userData: string | null;
  /** The host prints pages to PDF when asked (`print`). */
  readonly printsPdf: boolean;
  /** The host seals small secrets with the system's key when asked (`seal`). */
  readonly seals: boolean;
  /** Files may be named `read:PATH` and `write:PATH` besides by handle: only where whoever asks may read any file anyway. */
  readonly takesPaths: boolean;
}

/** `available` is answered by an empty text, or null. */
export type SealWork = 'available' | 'close' | 'open';

interface IssuedHandle {
  readonly handle: string;
  readonly path: string;
  readonly mode: HandleMode;
}

/** From the host to the services. Messages arrive in the order they were sent, so a handle is known before the call that names it. */
export type ToServices =
  | { readonly type: 'start'; readonly settings: ServiceSettings }
  | ({ readonly type: 'handle' } & IssuedHandle)
  | { readonly type: 'call'; readonly call: number; readonly name: string; readonly input: unknown }
  /** A page was printed; `fault`: why it was not. */
  | { readonly type: 'printed'; readonly print: number; readonly fault: string | null }
  /** What became of a text to be sealed or opened; null: it couldn't be. */
  | { readonly type: 'sealed'; readonly seal: number; readonly text: string | null }
  /** Answered at once by whoever isn't stuck. */
  | { readonly type: 'beat' };

/** From the services to the host. */
export type FromServices =
  | { readonly type: 'answer'; readonly call: number; readonly answer: unknown }
  | { readonly type: 'event'; readonly event: WorkbenchEvent }
  /** The services issue handles too, for files they wrote. */
  | ({ readonly type: 'handle' } & IssuedHandle)
  /** The project that is open from now on, so that it can be opened again. */
  | { readonly type: 'project'; readonly path: string | null }
  | { readonly type: 'print'; readonly print: number; readonly html: string; readonly target: string }
  | { readonly type: 'seal'; readonly seal: number; readonly work: SealWork; readonly text: string }
  /** A fault that became INTERNAL, for the host's log. */
  | { readonly type: 'fault'; readonly text: string }
  | { readonly type: 'beat' };

/** The services' end of the line. */
export interface ServicePort {
  post(message: FromServices): void;
  listen(receive: (message: ToServices) => void): void;
}

/** The host's end: a thread, an Electron utility process, whatever can be killed. */
export interface ServiceProcess {
  post(message: ToServices): void;
  /** `ended` once, with the system's word for it: whether it was killed, failed or left. Nothing comes after it. */
  listen(receive: (message: FromServices) => void, ended: (detail: string) => void): void;
  /** At once, whatever it is doing. */
  kill(): void;
}
