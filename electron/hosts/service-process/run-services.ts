import { resolve } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import { dispatch } from '../../../shared/contract/dispatch.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import { createServices } from '../../services/create-services.ts';
import type { Handles, Seal } from '../../services/app/environment.ts';
import { createHandleStore } from '../handles.ts';
import type { HandleStore } from '../handles.ts';
import type { SealWork, ServicePort, ServiceSettings } from './service-messages.ts';

/** The services behind a port: every call is parsed, run and answered here; what they tell and ask the host goes the same way. */
export function runServices(port: ServicePort): void {
  const known = createHandleStore();
  const printing = new Map<number, (fault: string | null) => void>();
  let lastPrint = 0;
  let services: Services | null = null;
  const onFault = (fault: unknown): void =>
    port.post({ type: 'fault', text: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) });
  const print = (html: string, target: string): Promise<void> =>
    new Promise((done, failed) => {
      lastPrint += 1;
      printing.set(lastPrint, (fault) => (fault === null ? done() : failed(new Error(fault))));
      port.post({ type: 'print', print: lastPrint, html, target });
    });
  const sealing = new Map<number, (text: string | null) => void>();
  let lastSeal = 0;
  const askSeal = (work: SealWork, text: string): Promise<string | null> =>
    new Promise((done) => {
      lastSeal += 1;
      sealing.set(lastSeal, done);
      port.post({ type: 'seal', seal: lastSeal, work, text });
    });
  const seal: Seal = {
    available: async () => (await askSeal('available', '')) !== null,
    close: async (text) => {
      const sealed = await askSeal('close', text);
      if (sealed === null) throw new Error('the system did not seal a text');
      return sealed;
    },
    open: (sealed) => askSeal('open', sealed),
  };
  const start = (settings: ServiceSettings): Services =>
    createServices({
      host: settings.host,
      userData: settings.userData,
      handles: toldHandles(known, settings.takesPaths, port),
      now: () => new Date(),
      emit: (event) => port.post({ type: 'event', event }),
      onProject: (path) => port.post({ type: 'project', path }),
      onFault,
      ...(settings.printsPdf ? { printPdf: print } : {}),
      ...(settings.seals ? { seal } : {}),
    });
  const call = async (id: number, name: string, input: unknown): Promise<void> => {
    if (services === null) throw new Error('a call before start');
    const answer = await dispatch(services, name, input, onFault);
    try {
      port.post({ type: 'answer', call: id, answer });
    } catch (fault) {
      // A value that can't cross is a fault of the operation, and the caller must not wait for ever.
      onFault(fault);
      port.post({ type: 'answer', call: id, answer: err(appError('INTERNAL', { operation: name })) });
    }
  };
  port.listen((message) => {
    switch (message.type) {
      case 'start':
        services = start(message.settings);
        break;
      case 'handle':
        known.adopt(message.handle, message.path, message.mode);
        break;
      case 'call':
        void call(message.call, message.name, message.input);
        break;
      case 'printed':
        printing.get(message.print)?.(message.fault);
        printing.delete(message.print);
        break;
      case 'sealed':
        sealing.get(message.seal)?.(message.text);
        sealing.delete(message.seal);
        break;
      case 'beat':
        port.post({ type: 'beat' });
        break;
    }
  });
}

/** Handles as the host knows them: what is issued here is told there before it can be asked about. */
function toldHandles(known: HandleStore, takesPaths: boolean, port: ServicePort): Handles {
  return {
    issue: (path, mode) => {
      const handle = known.issue(path, mode);
      port.post({ type: 'handle', handle, path, mode });
      return handle;
    },
    resolve: (handle, mode) =>
      takesPaths && handle.startsWith(`${mode}:`)
        ? resolve(handle.slice(mode.length + 1))
        : known.resolve(handle, mode),
  };
}
