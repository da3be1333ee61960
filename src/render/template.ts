import {
  ForTag,
  Liquid,
  LiquidError,
  Parser,
  TablerowTag,
  UndefinedVariableError,
  type Template,
} from 'liquidjs';
import type { Finding, Problem, Result } from '../domain/problem.js';
import { refused } from '../domain/problem.js';
import { escapeMarkdown, foldMarkdown } from './markdown.js';
import { markdownTable, type Table } from './markdown-table.js';
import { quoteEvidence, type Evidence } from './evidence.js';
import {
  countedFilter,
  countedLoop,
  countedOperators,
  countedText,
  parsed,
  type TagOptions,
} from './template-bounds.js';
import { CHARACTERS, newWork, spendOn, type Work } from './template-work.js';

/** A template's text, and the name of the file it came from. */
export interface TemplateSource {
  readonly file: string;
  readonly text: string;
}

/** How a value's text becomes text of the document; Markdown's escaping unless something else is asked for. */
export type Escape = (text: string) => string;

// What depends on the clock, on the locale or on chance, and what would let a text pass unescaped.
const LEFT_OUT = [
  'raw',
  'sample',
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
] as const;

/** How long a template may be, in characters; the longest that is shipped has 7,000. */
const LONGEST = 100_000;

// Markdown that this file made itself. Membership is the brand: nothing that was parsed from a file can be in it.
const made = new WeakMap<object, string>();

/**
 * A template filled in. Templates run in a sandbox: they read no files, see no clock and no prototype, and every value
 * is escaped; beyond Liquid's own filters they have `table` (a table of the view), `quotes` (a list of evidence; long ones
 * are folded, unless it says `quotes: "whole"`) and `fold` (those, under a summary). An unknown variable, filter or tag is a finding with its line and column.
 */
export function fillTemplate(
  source: TemplateSource,
  view: object,
  escape: Escape = escapeMarkdown,
): Result<string> {
  if (source.text.length > LONGEST) return tooMuch(source);
  try {
    const work = newWork();
    const engine = engineFor(escape, work);
    const text = countedText(engine, parsed(engine, source), view, work);
    return { ok: true, value: `${text.replace(/\n{3,}/g, '\n\n').trim()}\n` };
  } catch (thrown) {
    if (LiquidError.is(thrown)) return { ok: false, findings: [findingOf(source.file, thrown)] };
    if (!isTooMuch(thrown)) throw thrown;
    return tooMuch(source);
  }
}

function tooMuch({ file }: TemplateSource): Result<never> {
  return refused(file, { code: 'template-too-much' });
}

// A limit that is met outside any tag, or tags nested deeper than the stack.
function isTooMuch(thrown: unknown): boolean {
  const { name, message = '' } = (thrown ?? {}) as Partial<Error>;
  return name === 'RangeError' || message.endsWith('limit exceeded');
}

function engineFor(escape: Escape, work: Work): Liquid {
  const engine = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    lenientIf: false,
    ownPropertyOnly: true,
    outputEscape(value: unknown) {
      spendOn(work, value);
      return written(value, escape);
    },
    operators: countedOperators(work),
    // Liquid would ask the machine for its own, which takes as long as filling in a template. Nothing depends on it.
    locale: 'en',
  });
  for (const filter of LEFT_OUT) Reflect.deleteProperty(engine.filters, filter);
  engine.registerFilter('table', (value: unknown) => make(markdownTable(asTable(value), escape)));
  engine.registerFilter('quotes', (value: unknown, length: unknown) =>
    make(
      asEvidence(value)
        .map((evidence) => quoteEvidence(evidence, length === 'whole' ? 'whole' : 'short'))
        .join('\n\n'),
    ),
  );
  engine.registerFilter('fold', (value: unknown, summary: unknown) => make(fold(value, summary)));
  for (const [name, filter] of Object.entries(engine.filters)) {
    engine.registerFilter(name, countedFilter(name, filter, work));
  }
  engine.registerTag('capture', captureTag(work));
  engine.registerTag('for', countedLoop(ForTag, work));
  engine.registerTag('tablerow', countedLoop(TablerowTag, work));
  return engine;
}

function make(markdown: string): object {
  const value = Object.freeze({ toString: () => markdown });
  made.set(value, markdown);
  return value;
}

function written(value: unknown, escape: Escape): string {
  if (typeof value === 'object' && value !== null) {
    const markdown = made.get(value);
    if (markdown !== undefined) return markdown;
    return escape(Array.isArray(value) ? value.map((item) => String(item)).join('') : JSON.stringify(value));
  }
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- objects were dealt with above
  return value === null || value === undefined ? '' : escape(String(value));
}

function fold(value: unknown, summary: unknown): string {
  const markdown = typeof value === 'object' && value !== null ? made.get(value) : undefined;
  if (markdown === undefined) throw new Error('"fold" wants what "table", "quotes" or "capture" made');
  // A summary is HTML, in which no Markdown escape works.
  if (typeof summary !== 'string' || !/^[\w ,.:()-]*$/.test(summary)) {
    throw new Error('the summary of "fold" may hold letters, digits, spaces and , . : ( ) - only');
  }
  return foldMarkdown(summary, markdown);
}

function asTable(value: unknown): Table {
  if (typeof value === 'object' && value !== null && 'columns' in value && 'rows' in value)
    return value as Table;
  throw new Error('"table" wants a table of the view');
}

function asEvidence(value: unknown): readonly Evidence[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.every((item) => typeof item === 'object' && item !== null && 'notes' in item)) {
    return list as readonly Evidence[];
  }
  throw new Error('"quotes" wants evidence of the view');
}

// Liquid's own `capture` keeps a string, which would be escaped a second time when it is put out.
function captureTag(work: Work): TagOptions & { templates?: Template[]; variable?: string } {
  return {
    parse(tag, remaining) {
      const name = /^\s*([A-Za-z_][\w-]*)\s*$/.exec(tag.args)?.[1];
      if (name === undefined) throw new Error('"capture" wants a name');
      this.variable = name;
      this.templates = [];
      const parser = new Parser(this.liquid);
      while (remaining.length > 0) {
        const token = remaining.shift();
        if (token === undefined || ('name' in token && token.name === 'endcapture')) return;
        (this.templates as Template[]).push(parser.parseToken(token, remaining));
      }
      throw new Error(`tag ${tag.getText()} not closed`);
    },
    *render(context): Generator<unknown, void, unknown> {
      const markdown = String(
        yield this.liquid.renderer.renderTemplates(this.templates as Template[], context),
      );
      work.spend(markdown.length / CHARACTERS);
      (context.bottom() as Record<string, unknown>)[this.variable as string] = make(markdown);
    },
  };
}

function findingOf(file: string, error: LiquidError): Finding {
  const [line, column] = error.token.getPosition() as [number, number];
  return { severity: 'error', place: { file, line, column }, problem: problemOf(error) };
}

function problemOf(error: LiquidError): Problem {
  const cause = error.originalError as (Error & { variableName?: string }) | undefined;
  const detail = cause?.message ?? error.message.replace(/, (?:file:|line:).*$/s, '');
  if (error instanceof UndefinedVariableError || error.name === 'UndefinedVariableError') {
    return { code: 'template-unknown-variable', name: cause?.variableName ?? detail };
  }
  const filter = /^undefined filter: (.*)$/s.exec(detail);
  if (filter !== null) return { code: 'template-unknown-filter', name: filter[1] ?? '' };
  const tag = /^tag "(.*)" not found$/s.exec(detail);
  if (tag !== null) return { code: 'template-unknown-tag', name: tag[1] ?? '' };
  const wanted = /^ENOENT: Failed to lookup "(.*)" in /s.exec(detail);
  if (wanted !== null) return { code: 'template-wants-file', name: wanted[1] ?? '' };
  if (isTooMuch(cause)) return { code: 'template-too-much' };
  return error.name === 'RenderError'
    ? { code: 'template-failed', detail }
    : { code: 'template-syntax', detail };
}
