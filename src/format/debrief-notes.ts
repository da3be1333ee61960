import type { Debrief } from '../domain/debrief.js';
import type { Added, DebriefNotes, DebriefSetting } from '../domain/debrief-entry.js';
import { addAgreed, addEntry, entryFrom } from '../domain/debrief-entry.js';
import type { DebriefPart } from '../domain/debrief-part.js';
import type { Id, Instant } from '../domain/id.js';
import type { Finding, Problem, Result } from '../domain/problem.js';
import { DEBRIEF_NOTES } from './formats.js';
import type { Located } from './place.js';
import { findingsIn, pointer } from './place.js';
import { readYamlFormat } from './read-format.js';
import { modeline } from './yaml-edit.js';

/** Reads what one interviewer settled, written by hand. Whether it counts is `debriefFrom`'s business. */
export function parseDebriefNotes(text: string, file: string): Result<Located<DebriefNotes>> {
  return readYamlFormat(DEBRIEF_NOTES, text, file, () => []);
}

/** The debrief with all that the notes add, at a moment; else every entry that cannot be added, at its line. */
export function debriefFrom(
  before: Debrief,
  { value, locate }: Located<DebriefNotes>,
  file: string,
  setting: DebriefSetting,
  on: Instant,
): Result<{ readonly debrief: Debrief; readonly added: number }> {
  const finding = findingsIn(file, locate);
  const findings: Finding[] = [];
  let debrief = before;
  let added = 0;
  const refuse = (path: readonly (string | number)[], problem: Problem): void => {
    findings.push(finding(pointer(...path), problem));
  };
  const take = (result: Added, path: readonly (string | number)[]): void => {
    if (!result.ok) {
      refuse(path, result.problem);
      return;
    }
    debrief = result.debrief;
    added += Number(result.added);
  };
  for (const [place, written] of value.entries.entries()) {
    const found = entryFrom(written, value.author, on, setting.cards);
    if ('problem' in found) refuse(['entries', place, ...found.path], found.problem);
    else take(addEntry(debrief, found.entry, setting), ['entries', place]);
  }
  for (const [place, agreed] of (value.agreed ?? []).entries()) {
    take(addAgreed(debrief, { ...agreed, on }, setting), ['agreed', place, 'question']);
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: { debrief, added } };
}

/** The blank form: an author's part of the agenda as comments, and an example of each entry that would count. */
export function blankDebriefNotes(candidate: Id, author: Id, parts: readonly DebriefPart[]): string {
  const lines = [
    `# ${modeline('schemas/debrief-notes.schema.json')}`,
    '# What you settled in the debrief. Take out what does not apply, and give each entry a reason and its evidence.',
    '# A note is counted from 1 under its question; without an interviewer it is your own.',
    'format: touchstone/debrief-notes@1',
    `candidate: ${candidate}`,
    `author: ${author}`,
    'entries:',
    ...parts.flatMap((part) => ['', ...partLines(part, author)]),
    '',
    '# Questions that the panel agreed to ask next:',
    '# agreed:',
    '#   - { competency: candor, question: candor/took-it-back, reason: "" }',
  ];
  return `${lines.join('\n')}\n`;
}

function partLines(part: DebriefPart, author: Id): readonly string[] {
  const own = part.knockouts.filter(({ interviewer }) => interviewer === author);
  const about = part.topic.competency ?? 'your recommendation against your ratings';
  return [
    `  # ${about} (${part.topic.codes.join(', ')})${part.awaited ? ': your answer is awaited' : ''}`,
    ...(part.stands === null ? [] : entryLines(`kind: stands, competency: ${part.stands}`)),
    ...part.ratings.flatMap(({ competency, question, rating }) =>
      entryLines(`kind: revised, competency: ${competency}, question: ${question}, from: ${rating}, to: `),
    ),
    ...part.knockouts.flatMap(({ interviewer, competency, signal }) =>
      entryLines(
        `kind: knockout-confirmed, interviewer: ${interviewer}, competency: ${competency}, signal: ${signal}`,
      ),
    ),
    ...own.flatMap(({ competency, signal }) =>
      entryLines(`kind: knockout-withdrawn, competency: ${competency}, signal: ${signal}`),
    ),
  ];
}

function entryLines(settled: string): readonly string[] {
  const [first = '', ...rest] = settled.split(', ');
  return [
    `  # - ${first}`,
    ...[...rest, 'reason: ""', 'evidence: [{ question: , note: 1 }]'].map((line) => `  #   ${line}`),
  ];
}
