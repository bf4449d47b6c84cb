import type { Random } from '../../../shared/base/random.ts';

/** A call that changed a file of the folder, as file-calls.c wrote it down. */
export interface FileCall {
  /** Created, written, truncated, synced, unlinked, renamed, linked. */
  readonly kind: 'c' | 'w' | 't' | 's' | 'u' | 'r' | 'l';
  readonly name: string;
  /** The new name of a rename or link. */
  readonly other: string;
  /** Where a write begins; the length that a file is cut to. */
  readonly offset: number;
  readonly bytes: Buffer;
}

export type Folder = ReadonlyMap<string, Buffer>;

const kinds: readonly FileCall['kind'][] = ['c', 'w', 't', 's', 'u', 'r', 'l'];

export function readCalls(log: Buffer): readonly FileCall[] {
  const calls: FileCall[] = [];
  for (let at = 0; at < log.length;) {
    const kind = kinds.find((known) => known.charCodeAt(0) === log[at]);
    if (kind === undefined) throw new Error(`no call at byte ${at} of the log`);
    const offset = Number(log.readBigInt64LE(at + 1));
    const [name = 0, other = 0, length = 0] = [9, 13, 17].map((from) => log.readUInt32LE(at + from));
    const text = (from: number, size: number): string => log.toString('utf8', from, from + size);
    calls.push({
      kind,
      name: text(at + 21, name),
      other: text(at + 21 + name, other),
      offset,
      bytes: log.subarray(at + 21 + name + other, at + 21 + name + other + length),
    });
    at += 21 + name + other + length;
  }
  return calls;
}

interface File {
  bytes: Buffer;
  /** As it was last synced, and what came after: what a power cut may lose. */
  synced: Buffer;
  since: FileCall[];
}

/** The folder while calls come in. */
export interface Disk {
  take(call: FileCall): void;
  /** What a process leaves that is killed now. */
  now(): Folder;
  /**
   * What a power cut leaves now: what was synced, and of the later writes some, some of them in part (sectors of 512 bytes); of the names given and
   * taken since the last sync the first few. A file system that keeps a journal of its names promises as much.
   */
  afterPowerCut(random: Random): Folder;
}

export function createDisk(): Disk {
  const names = new Map<string, File>();
  let syncedNames = new Map<string, File>();
  let named: FileCall[] = [];
  const file = (name: string): File => {
    const known = names.get(name) ?? { bytes: Buffer.alloc(0), synced: Buffer.alloc(0), since: [] };
    names.set(name, known);
    return known;
  };
  const name = (call: FileCall, into: Map<string, File>): void => {
    const found = names.get(call.name) ?? into.get(call.name);
    if (call.kind === 'u') into.delete(call.name);
    else if (found !== undefined) {
      if (call.kind === 'r') into.delete(call.name);
      into.set(call.kind === 'c' ? call.name : call.other, found);
    }
  };
  return {
    take: (call) => {
      switch (call.kind) {
        case 'w':
        case 't': {
          const changed = file(call.name);
          changed.bytes = applied(changed.bytes, call);
          changed.since.push(call);
          return;
        }
        case 's': {
          const synced = names.get(call.name);
          if (synced !== undefined) {
            synced.synced = Buffer.from(synced.bytes);
            synced.since = [];
          }
          syncedNames = new Map(names);
          named = [];
          return;
        }
        case 'c':
          file(call.name);
          named.push(call);
          return;
        case 'u':
        case 'r':
        case 'l':
          name(call, names);
          named.push(call);
      }
    },
    now: () => new Map([...names].map(([key, { bytes }]) => [key, Buffer.from(bytes)])),
    afterPowerCut: (random) => {
      // Objects by the names that they had: a rename that is kept takes its file along.
      const kept = new Map(syncedNames);
      const objects = new Map(syncedNames);
      const most = Math.floor(random.next() * (named.length + 1));
      for (const call of named.slice(0, most)) {
        if (call.kind === 'c') {
          const made = objects.get(call.name) ?? names.get(call.name);
          if (made !== undefined) kept.set(call.name, made);
        } else {
          const found = kept.get(call.name);
          if (call.kind !== 'l') kept.delete(call.name);
          const moved = found ?? names.get(call.other);
          if (call.kind !== 'u' && moved !== undefined) kept.set(call.other, moved);
        }
      }
      return new Map([...kept].map(([key, object]) => [key, survived(object, random)]));
    },
  };
}

function survived({ synced, since }: File, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(synced);
  for (const call of since) {
    if (call.kind === 't') {
      bytes = applied(bytes, call);
      continue;
    }
    const chance = random.next();
    if (chance < 0.4) continue;
    const sectors = Math.floor(random.next() * Math.ceil(call.bytes.length / 512)) * 512;
    bytes = applied(bytes, chance < 0.6 ? { ...call, bytes: call.bytes.subarray(0, sectors) } : call);
  }
  return bytes;
}

function applied(before: Buffer, { kind, offset, bytes }: FileCall): Buffer {
  const length = kind === 't' ? offset : Math.max(before.length, bytes.length === 0 ? 0 : offset + bytes.length);
  const after = before.length === length ? before : Buffer.concat([before.subarray(0, length)], length);
  if (kind === 'w') bytes.copy(after, offset);
  return after;
}
