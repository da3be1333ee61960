import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFailure } from '../../src/domain/problem.js';
import { realDisk } from '../../src/store/disk.js';
import type { FilePort } from '../../src/store/file-port.js';
import { createFile, makeFolders, pathInside, replaceFile, sweepPartials } from '../../src/store/files.js';
import { takeLock } from '../../src/store/lock.js';
import { realProcesses } from '../../src/store/processes.js';

let folder = '';
beforeEach(() => {
  process.umask(0o022);
  folder = mkdtempSync(join(tmpdir(), 'touchstone-disk-'));
});
afterEach(() => {
  process.umask(0o022);
  rmSync(folder, { recursive: true });
});

test('of a large file as much is read as was asked for', () => {
  const path = join(folder, 'large');
  writeFileSync(path, 'abcdef');
  const read = (most?: number): string => Buffer.from(realDisk.read(path, most) ?? []).toString();
  expect([read(), read(3), read(6), read(7), read(0)]).toEqual(['abcdef', 'abc', 'abcdef', 'abcdef', '']);
  expect(realDisk.read(join(folder, 'none'), 1)).toBeNull();
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'nothing';
  } catch (thrown) {
    return isFailure(thrown) ? thrown.problem.code : String((thrown as { code?: string }).code);
  }
};

test.each([
  [0o000, '666', '777'],
  [0o077, '600', '700'],
  [0o277, '400', '500'],
])(
  "under umask %i what is private is the user's alone, and what is shared follows the umask",
  (mask, file, dir) => {
    process.umask(mask);
    createFile(join(folder, 'draft'), 'x', 'private');
    createFile(join(folder, 'card'), 'x', 'shared');
    realDisk.makeFolder(join(folder, 'drafts'), 'private');
    realDisk.makeFolder(join(folder, 'cards'), 'shared');
    expect([modeOf(join(folder, 'draft')), modeOf(join(folder, 'drafts'))]).toEqual(['600', '700']);
    expect([modeOf(join(folder, 'card')), modeOf(join(folder, 'cards'))]).toEqual([file, dir]);
  },
);

describe('files', () => {
  test('are created once, whole, and leave nothing beside them', () => {
    const path = join(folder, 'card.json');
    createFile(path, 'first');
    expect(
      codeOf(() => {
        createFile(path, 'second');
      }),
    ).toBe('file-exists');
    expect(readdirSync(folder)).toEqual(['card.json']);
    expect(readFileSync(path, 'utf8')).toBe('first');
  });

  test('are replaced only where their content changes', () => {
    const path = join(folder, 'recommendation.md');
    expect(replaceFile(path, 'é')).toBe(true);
    const { ino } = statSync(path);
    expect(replaceFile(path, Buffer.from('é'))).toBe(false);
    expect(statSync(path).ino).toBe(ino);
    expect(replaceFile(path, 'e')).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('e');
  });

  test('are written beside what a dead process left, which can be swept away', () => {
    const path = join(folder, 'card.json');
    writeFileSync(join(folder, '.card.json.1.partial'), 'half');
    createFile(path, 'whole');
    expect(readdirSync(folder)).toEqual(['.card.json.1.partial', 'card.json']);
    sweepPartials(path);
    expect(readdirSync(folder)).toEqual(['card.json']);
  });

  test('are written again where somebody swept them away before they had their name', () => {
    const path = join(folder, 'draft.lock');
    let sweeps = 2;
    const swept: FilePort = {
      ...realDisk,
      link(from, to) {
        if (sweeps > 0) sweepPartials(path);
        sweeps -= 1;
        realDisk.link(from, to);
      },
    };
    createFile(path, 'mine', 'private', swept);
    expect(readdirSync(folder)).toEqual(['draft.lock']);
    sweeps = 1;
    expect(
      codeOf(() => {
        createFile(path, 'another', 'private', swept);
      }),
    ).toBe('file-exists');
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });

  test('never go where a link leads', () => {
    const target = join(folder, 'target');
    writeFileSync(target, 'mine');
    symlinkSync(target, join(folder, 'link'));
    symlinkSync(join(folder, 'nothing'), join(folder, 'dangling'));
    expect(
      codeOf(() => {
        createFile(join(folder, 'link'), 'x');
      }),
    ).toBe('file-exists');
    expect(
      codeOf(() => {
        createFile(join(folder, 'dangling'), 'x');
      }),
    ).toBe('file-exists');
    expect(codeOf(() => realDisk.open(join(folder, 'link'), 'append', 'private'))).toBe('ELOOP');
    expect(codeOf(() => replaceFile(join(folder, 'link'), 'x'))).toBe('file-is-link');
    expect(codeOf(() => replaceFile(join(folder, 'dangling'), 'x'))).toBe('file-is-link');
    expect(readdirSync(folder)).toEqual(['dangling', 'link', 'target']);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  test('a folder and those above it are made at once', () => {
    makeFolders(join(folder, 'a/b/c'), 'private');
    expect(modeOf(join(folder, 'a/b/c'))).toBe('700');
    makeFolders(join(folder, 'a/b/c'), 'private');
  });

  test.each([
    ['card.json', null],
    ['new/card.json', null],
    ['inner/card.json', null],
    ['../card.json', 'path-leaves-folder'],
    ['out/card.json', 'path-leaves-folder'],
    ['out', 'path-leaves-folder'],
    ['..', 'path-leaves-folder'],
    ['..card.json', null],
  ])('%s is inside, or refused', (path, code) => {
    const root = join(folder, 'hiring');
    mkdirSync(join(root, 'real'), { recursive: true });
    symlinkSync(join(root, 'real'), join(root, 'inner'));
    symlinkSync(folder, join(root, 'out'));
    expect(codeOf(() => pathInside(root, path))).toBe(code ?? 'nothing');
  });
});

describe('a real lock', () => {
  test('leaves nothing of one who was killed at taking it', () => {
    const path = join(folder, 'draft.lock');
    writeFileSync(join(folder, '.draft.lock.1.partial'), '{');
    const lock = takeLock(realDisk, realProcesses(process.pid), path);
    expect(readdirSync(folder)).toEqual(['draft.lock']);
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('holds while this process lives, and falls with its owner', () => {
    const path = join(folder, 'draft.lock');
    const own = realProcesses(process.pid);
    const lock = takeLock(realDisk, own, path);
    expect(codeOf(() => takeLock(realDisk, own, path))).toBe('draft-in-use');
    expect(modeOf(path)).toBe('600');
    lock.release();
    const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { env: {} }));
    writeFileSync(path, JSON.stringify({ ...own.own(), pid: gone }));
    takeLock(realDisk, own, path).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is not fooled by a process that got the dead owner's number", () => {
    const own = realProcesses(process.pid);
    expect(own.isAlive(own.own())).toBe(true);
    expect(own.isAlive({ ...own.own(), started: '1' })).toBe(false);
    expect(own.isAlive({ ...own.own(), boot: 'before' })).toBe(false);
  });
});
