import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells one run of a program from every other: ids of processes come again, after a while and after each start of the machine. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, in whatever form the system tells it. */
  readonly started: string;
  /** Which start of the machine it belongs to. */
  readonly boot: string;
}

/** How a lock learns who lives. */
export interface ProcessPort {
  readonly own: () => ProcessMark;
  readonly isAlive: (mark: ProcessMark) => boolean;
}

/** The system's processes, this one having `pid`. On Linux from /proc, elsewhere by `ps` and `sysctl`. */
export function realProcesses(pid: number): ProcessPort {
  return {
    own: () => ({ pid, started: startOf(pid) ?? 'unknown', boot: bootId() }),
    isAlive: (mark) => mark.boot === bootId() && startOf(mark.pid) === mark.started,
  };
}

/** When a process began; null when there is none with this id. */
function startOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold spaces and brackets; the 22nd is the start in ticks.
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  return textOf('/proc/self/stat') === null ? said('ps', ['-o', 'lstart=', '-p', String(pid)]) : null;
}

function bootId(): string {
  return (
    textOf('/proc/sys/kernel/random/boot_id')?.trim() ??
    said('sysctl', ['-n', 'kern.bootsessionuuid']) ??
    'unknown'
  );
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function said(program: string, args: readonly string[]): string | null {
  try {
    return (
      execFileSync(program, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 5000,
      }).trim() || null
    );
  } catch {
    return null;
  }
}
