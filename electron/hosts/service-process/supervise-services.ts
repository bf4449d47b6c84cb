import { basename } from 'node:path';
import { z } from 'zod';
import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Environment } from '../../services/app/environment.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { createHandleStore } from '../handles.ts';
import type { HandleStore } from '../handles.ts';
import { connectServices, generous } from './service-connection.ts';
import type { Patience, ServiceConnection, ServiceEnd } from './service-connection.ts';
import type { FromServices, SealWork, ServiceProcess, ServiceSettings } from './service-messages.ts';

export interface SupervisedServices {
  readonly dispatcher: Dispatcher;
  /** What is issued here is known to the services before any later call. */
  readonly handles: HandleStore;
  /** Closes the open project, so that its one file holds everything, then ends the services. Calls after it are refused. */
  close(): Promise<void>;
}

export interface SupervisorOptions extends Omit<ServiceSettings, 'printsPdf' | 'seals'> {
  startProcess(): ServiceProcess;
  emit(event: WorkbenchEvent): void;
  onFault(fault: unknown): void;
  readonly printPdf?: Environment['printPdf'] | undefined;
  readonly seal?: Environment['seal'] | undefined;
  /** Start with the first call rather than now. */
  readonly lazily?: boolean;
  readonly patience?: Patience;
}

/** Milliseconds that closing may take; then the process is ended as it is, and SQLite keeps what was committed. */
const CLOSE_WITHIN = 20_000;

const openedProject = z.object({ ok: z.literal(true), value: z.object({ revision: z.number() }) });
const refused = z.object({ ok: z.literal(false), error: z.custom<AppError>() });

/**
 * Services in a process of their own. When it ends unasked, or hangs, another is started, the project that was open is opened again, and the
 * screens are told what happened; calls that were under way are answered SERVICE_ENDED, calls meanwhile wait for the new process.
 */
export function superviseServices(options: SupervisorOptions): SupervisedServices {
  const store = createHandleStore();
  let project: string | null = null;
  let closed = false;
  /** The process that takes calls, once its project is open again; null: none runs. */
  let ready: Promise<ServiceConnection> | null = null;
  let latest: ServiceConnection | null = null;

  const receive = (message: Exclude<FromServices, { type: 'answer' | 'beat' }>): void => {
    switch (message.type) {
      case 'event':
        return options.emit(message.event);
      case 'handle':
        return store.adopt(message.handle, message.path, message.mode);
      case 'project':
        project = message.path;
        return;
      case 'fault':
        return options.onFault(message.text);
      case 'print':
        return void print(message.print, message.html, message.target);
      case 'seal':
        return void answerSeal(message.seal, message.work, message.text);
    }
  };
  const print = async (id: number, html: string, target: string): Promise<void> => {
    const asking = latest;
    let fault: string | null = null;
    try {
      await options.printPdf?.(html, target);
    } catch (failure) {
      fault = failure instanceof Error ? failure.message : String(failure);
    }
    asking?.post({ type: 'printed', print: id, fault });
  };
  const answerSeal = async (id: number, work: SealWork, text: string): Promise<void> => {
    const asking = latest;
    let answer: string | null = null;
    try {
      answer = await sealed(options.seal, work, text);
    } catch {
      // What the system says of a secret is told nowhere.
    }
    asking?.post({ type: 'sealed', seal: id, text: answer });
  };
  const begin = (): ServiceConnection => {
    const connection = connectServices(options.startProcess(), receive, options.patience ?? generous);
    latest = connection;
    connection.post({
      type: 'start',
      settings: {
        host: options.host,
        userData: options.userData,
        takesPaths: options.takesPaths,
        printsPdf: options.printPdf !== undefined,
        seals: options.seal !== undefined,
      },
    });
    for (const [handle, entry] of store.entries()) connection.post({ type: 'handle', handle, ...entry });
    void connection.ended.then((end) => {
      if (!closed) afterEnd(end);
    });
    return connection;
  };
  const afterEnd = (end: ServiceEnd): void => {
    options.onFault(
      `services ${end.hung ? 'hung' : 'ended'}: ${end.detail}; unanswered: ${end.unanswered.join(', ') || 'none'}`,
    );
    // One that can't even start would only do so again: the next call tries.
    ready = end.wasHeard ? reopen(end) : null;
  };
  const reopen = async (end: ServiceEnd): Promise<ServiceConnection> => {
    const path = project;
    project = null;
    const connection = begin();
    if (path === null) {
      tell('warning', appError('SERVICE_RESTARTED', { count: end.unanswered.length }));
      return connection;
    }
    const file = basename(path);
    const answer = await connection.call('project.open', { file: issue(path, 'read') });
    const opened = openedProject.safeParse(answer);
    if (opened.success) {
      tell('warning', appError('SERVICE_REOPENED', { project: file, count: end.unanswered.length }));
      options.emit({ name: 'project-changed', revision: opened.data.value.revision, cause: 'restart' });
    } else {
      tell('error', appError('SERVICE_NOT_REOPENED', { project: file }));
      const why = refused.safeParse(answer);
      if (why.success) tell('error', why.data.error);
      options.emit({ name: 'project-closed' });
    }
    return connection;
  };
  const tell = (severity: 'warning' | 'error', message: AppError): void =>
    options.emit({ name: 'notice', severity, message });
  const issue: HandleStore['issue'] = (path, mode) => {
    const handle = store.issue(path, mode);
    latest?.post({ type: 'handle', handle, path, mode });
    return handle;
  };
  const adopt: HandleStore['adopt'] = (handle, path, mode) => {
    store.adopt(handle, path, mode);
    latest?.post({ type: 'handle', handle, path, mode });
  };
  if (options.lazily !== true) ready = Promise.resolve(begin());
  return {
    dispatcher: async (name, input) => {
      if (closed) return err(appError('SERVICE_ENDED', { operation: name }));
      ready ??= Promise.resolve(begin());
      return (await ready).call(name, input);
    },
    handles: { ...store, issue, adopt },
    close: async () => {
      if (closed) return;
      closed = true;
      if (ready === null || latest === null) return;
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, CLOSE_WITHIN);
      });
      await Promise.race([ready.then((connection) => connection.call('project.close', { project: null })), patience]);
      clearTimeout(late);
      latest.kill();
      await latest.ended;
    },
  };
}

async function sealed(seal: Environment['seal'], work: SealWork, text: string): Promise<string | null> {
  if (seal === undefined) return null;
  switch (work) {
    case 'available':
      return (await seal.available()) ? '' : null;
    case 'close':
      return seal.close(text);
    case 'open':
      return seal.open(text);
  }
}
