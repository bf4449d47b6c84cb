// Run inside the page. Typed arrays go over the text connection as in shared/contract/wire.ts.

/** The page's own world: shows what the preload exposes. Values cross between worlds as event details, which the browser clones. */
export const pageWorld = `(() => {
  const callbacks = new Map(), promises = new Map();
  let last = 0, returned;
  const emit = (name, detail) => dispatchEvent(new CustomEvent('stand-in:' + name, { detail }));
  const on = (name, take) => addEventListener('stand-in:' + name, (event) => take(event.detail));
  const call = (target, args) => {
    emit('call', { target, args: args.map((arg) => typeof arg === 'function' ? (callbacks.set(++last, arg), { $callback: last }) : arg) });
    const { kind, value } = returned;
    if (kind === 'function') return (...more) => call(value, more);
    return kind === 'promise' ? new Promise((resolve, reject) => promises.set(value, { resolve, reject })) : value;
  };
  on('returned', (detail) => { returned = detail; });
  on('settled', ({ id, ok, value }) => { promises.get(id)[ok ? 'resolve' : 'reject'](ok ? value : new Error(value)); promises.delete(id); });
  on('callback', ({ id, args }) => callbacks.get(id)(...args));
  on('expose', ({ name, methods }) => Object.defineProperty(window, name, { value: Object.freeze(Object.fromEntries(methods.map((method) => [method, (...args) => call(method, args)]))) }));
})();`;

/** The preload's world: \`electron\` as a sandboxed preload knows it, then the built preload. */
export function preloadWorld(preload: string): string {
  return `(() => {
  const functions = new Map(), invocations = new Map(), listeners = new Map();
  let last = 0;
  const emit = (name, detail) => dispatchEvent(new CustomEvent('stand-in:' + name, { detail }));
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const revive = (key, value) => value?.$f64 !== undefined ? new Float64Array(bytes(value.$f64).buffer) : value?.$u32 !== undefined ? new Uint32Array(bytes(value.$u32).buffer) : value?.$u8 !== undefined ? bytes(value.$u8) : value?.$num !== undefined ? Number(value.$num) : value;
  const pack = (key, value) => value instanceof Uint8Array ? { $u8: btoa(String.fromCharCode(...value)) } : typeof value === 'number' && !Number.isFinite(value) ? { $num: String(value) } : value;
  globalThis.standInReply = (id, text) => { invocations.get(id)(JSON.parse(text, revive)); invocations.delete(id); };
  globalThis.standInEvent = (channel, text) => (listeners.get(channel) ?? []).forEach((listener) => listener({}, ...JSON.parse(text, revive)));
  const ipcRenderer = {
    invoke: (channel, message) => new Promise((resolve) => { invocations.set(++last, resolve); standInSend(JSON.stringify({ id: last, channel, message }, pack)); }),
    on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    off: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener)),
  };
  const exposeInMainWorld = (name, api) => {
    for (const [method, body] of Object.entries(api)) functions.set(method, body);
    addEventListener('stand-in:call', ({ detail: { target, args } }) => {
      const id = ++last;
      const result = functions.get(target)(...args.map((arg) => arg?.$callback === undefined ? arg : (...values) => emit('callback', { id: arg.$callback, args: values })));
      if (typeof result === 'function') { functions.set(id, result); emit('returned', { kind: 'function', value: id }); }
      else if (result instanceof Promise) {
        emit('returned', { kind: 'promise', value: id });
        result.then((value) => emit('settled', { id, ok: true, value }), (fault) => emit('settled', { id, ok: false, value: String(fault) }));
      } else emit('returned', { kind: 'value', value: result });
    });
    emit('expose', { name, methods: Object.keys(api) });
  };
  const electron = { ipcRenderer, contextBridge: { exposeInMainWorld }, webUtils: { getPathForFile: () => '' } };
  ((require, exports, module) => { ${preload} })((name) => { if (name !== 'electron') throw new Error('a sandboxed preload has no ' + name); return electron; }, {}, {});
})();`;
}
