import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder, readText } from '../../src/store/read.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-read-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a file is read whole, and nothing of another', () => {
  // Around the room that files share, and in letters of two and four bytes, so that none is cut.
  const ROOM = 64 * 1024;
  test.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['one letter less than the room', 'b'.repeat(ROOM - 1)],
    ['the room', 'c'.repeat(ROOM)],
    ['one letter more', 'd'.repeat(ROOM + 1)],
    ['letters of two bytes over its end', `e${'é'.repeat(ROOM / 2)}`],
    ['letters of four bytes', '🗿'.repeat(ROOM / 4)],
    ['many times the room', 'f\n'.repeat(5 * ROOM)],
  ])('%s', (_name, text) => {
    writeFileSync(join(folder, 'long'), 'x'.repeat(ROOM - 7));
    writeFileSync(join(folder, 'file'), text);
    const long = readText(folder, 'long');
    const first = readText(folder, 'file');
    writeFileSync(join(folder, 'file'), 'z');
    expect(readText(folder, 'file')).toEqual({ ok: true, value: 'z' });
    expect(first).toEqual({ ok: true, value: text });
    expect(long).toEqual({ ok: true, value: 'x'.repeat(ROOM - 7) });
  });

  test('what is no UTF-8 is told, whatever was read before it', () => {
    writeFileSync(join(folder, 'before'), 'é'.repeat(100));
    writeFileSync(join(folder, 'broken'), Buffer.from([0x61, 0x0a, 0x62, 0xff]));
    expect(readText(folder, 'before')).toMatchObject({ ok: true });
    expect(readText(folder, 'broken')).toMatchObject({
      ok: false,
      findings: [{ place: { file: 'broken', line: 2, column: 2 }, problem: { code: 'file-not-utf8' } }],
    });
  });
});

describe('nothing is read through a link', () => {
  const LINK = { severity: 'error', problem: { code: 'file-is-link' } };

  beforeEach(() => {
    mkdirSync(join(folder, 'elsewhere/below'), { recursive: true });
    writeFileSync(join(folder, 'elsewhere/below/file'), 'x');
    mkdirSync(join(folder, 'here'));
    symlinkSync('../elsewhere', join(folder, 'here/link'));
    symlinkSync('../elsewhere/below/file', join(folder, 'here/file'));
  });

  test.each([
    ['that is the file', 'here/file', 'here/file'],
    ['that is its folder', 'here/link/below', 'here/link'],
    ['on the way', 'here/link/below/file', 'here/link'],
    ['on the way to what is not there', 'here/link/none/file', 'here/link'],
  ])('%s', (_name, path, link) => {
    expect(readText(folder, path)).toEqual({ ok: false, findings: [{ ...LINK, place: { file: link } }] });
  });

  test.each(['here/link', 'here/link/below'])('when %s is listed', (path) => {
    const findings = [{ ...LINK, place: { file: 'here/link' } }];
    expect(readFolder(folder, path)).toEqual({ files: [], folders: [], findings });
  });

  test('but in a folder that is reached by one', () => {
    expect(readText(join(folder, 'here/link'), 'below/file')).toEqual({ ok: true, value: 'x' });
    expect(readFolder(join(folder, 'here/link'), 'below').files).toEqual(['file']);
  });
});
