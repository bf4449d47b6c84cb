import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { createHash } from 'node:crypto';

/**
 * Marks in a name who made a temporary: machine, process and its start in seconds, as `h3f2-4711-rg3k2a`. A process number alone is given again to
 * another process, and in a shared folder it may be another machine's.
 */
export function ownerMark(): string {
  return `h${machine()}-${process.pid}-${ownStart().toString(36)}`;
}

const MARK = /(?:^|[.-])h([0-9a-f]{6})-(\d{1,10})-([0-9a-z]{1,8})(?=[.-]|$)/;

/** Seconds by which the two ways of telling a start may differ: clock ticks and rounding. */
const TOLERANCE = 3;

/** Whether a name carries the mark of a process of this machine that is no more. */
export function isLeftover(name: string): boolean {
  const [, host, pid = '', start = ''] = MARK.exec(name) ?? [];
  if (host !== machine()) return false;
  const began = Number.parseInt(start, 36);
  const process = Number(pid);
  if (!lives(process)) return true;
  const now = startOf(process);
  // Where the system doesn't tell, a start before the machine's own is another's.
  return now === null ? began + TOLERANCE < Date.now() / 1000 - uptime() : Math.abs(now - began) > TOLERANCE;
}

/** Signal 0 only asks; EPERM: it lives, under another user. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

let known: number | null = null;

/** By the same account as {@link startOf}, so that a clock which was set since doesn't matter. */
function ownStart(): number {
  known ??= startOf(process.pid) ?? Math.round(Date.now() / 1000 - process.uptime());
  return known;
}

/** Second in which a process began, by Linux' account: ticks of a hundredth since the machine's start; null elsewhere. */
function startOf(pid: number): number | null {
  try {
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    const booted = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'latin1'))?.[1];
    const began = Number(booted) + Number(fields[19]) / 100;
    return Number.isFinite(began) ? Math.round(began) : null;
  } catch {
    return null;
  }
}

let machineMark = '';

function machine(): string {
  machineMark ||= createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
  return machineMark;
}
