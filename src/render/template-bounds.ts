import {
  Context,
  Parser,
  Tokenizer,
  TypeGuards,
  defaultOperators,
  evalToken,
  toValueSync,
  type ForTag,
  type Liquid,
  type TablerowTag,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { CHARACTERS, LETTER_WORK, TAG_WORK, spendOn, spendOnSearch, type Work } from './template-work.js';

export type TagOptions = Extract<Parameters<Liquid['registerTag']>[1], { readonly parse?: unknown }>;
type FilterOptions = Parameters<Liquid['registerFilter']>[1];

// Filters that look for one text in another.
const SEARCHING: ReadonlySet<string> = new Set([
  'split',
  'replace',
  'replace_first',
  'replace_last',
  'remove',
  'remove_first',
  'remove_last',
]);

/** A template that was parsed. */
interface ParsedTemplate {
  readonly templates: Template[];
  /** How many characters its longest tag has. */
  readonly longestTag: number;
}

/** A template's text, parsed. Throws a `LiquidError`. */
export function parsed(
  engine: Liquid,
  { text, file }: { readonly text: string; readonly file: string },
): ParsedTemplate {
  const { operators } = engine.options;
  const tokens = new Tokenizer(text, operators, file).readTopLevelTokens(engine.options);
  // Before parsing, which empties the list.
  const longestTag = lengthOfLongest(tokens);
  return { templates: new Parser(engine).parseTokens(tokens), longestTag };
}

/** The text that a template makes; spends on each tag, on what filters put into memory, and on the text. */
export function countedText(
  engine: Liquid,
  { templates, longestTag }: ParsedTemplate,
  view: object,
  work: Work,
): string {
  const tagWork = TAG_WORK + longestTag * LETTER_WORK;
  // Liquid's own limits: what a filter puts into memory, and the clock's time, asked for at each tag.
  const limits = {
    memoryLimit: { use: work.spend, check: work.spend },
    renderLimit: {
      use: work.spend,
      check() {
        work.spend(tagWork);
      },
    },
  } as unknown as ConstructorParameters<typeof Context>[3];
  const context = new Context(view, engine.options, { sync: true }, { ...limits, liquid: engine });
  const emitter = {
    buffer: '',
    // What is put out was escaped before, and is text.
    write(text: string) {
      work.spend(text.length / CHARACTERS);
      emitter.buffer += text;
    },
  };
  toValueSync(engine.renderer.renderTemplates(templates, context, emitter));
  return emitter.buffer;
}

// Liquid does not say which tag it comes to, and a tag can name any number of values: each counts like the longest.
function lengthOfLongest(tokens: readonly TopLevelToken[]): number {
  return tokens.reduce(
    (longest, token) =>
      TypeGuards.isHTMLToken(token) ? longest : Math.max(longest, token.end - token.begin),
    0,
  );
}

/** A filter that spends on all that it is given. */
export function countedFilter(name: string, filter: FilterOptions, work: Work): FilterOptions {
  const handler = typeof filter === 'function' ? filter : filter.handler;
  return function (value: unknown, ...given: readonly unknown[]) {
    spendOn(work, [value, given]);
    if (SEARCHING.has(name)) spendOnSearch(work, value, given[0]);
    return handler.call(this, value, ...given) as unknown;
  };
}

type LiquidOptions = NonNullable<ConstructorParameters<typeof Liquid>[0]>;
type Operators = NonNullable<LiquidOptions['operators']>;
type Operator = (...operands: readonly unknown[]) => unknown;

/** Liquid's operators, which spend on what they compare. */
export function countedOperators(work: Work): Operators {
  const operators = Object.entries(defaultOperators as Readonly<Record<string, Operator>>);
  return Object.fromEntries(
    operators.map(([sign, operator]) => [sign, countedOperator(sign, operator, work)]),
  ) as Operators;
}

function countedOperator(sign: string, operator: Operator, work: Work): Operator {
  return (...operands) => {
    // The last is the context, in which everything is.
    const compared = operands.filter((operand) => !(operand instanceof Context));
    spendOn(work, compared);
    if (sign === 'contains') spendOnSearch(work, compared[0], compared[1]);
    return operator(...operands);
  };
}

/** Liquid's loop, which may leave out most of a list and looks at the whole of it all the same. */
export function countedLoop(Loop: typeof ForTag | typeof TablerowTag, work: Work): TagOptions {
  return {
    parse(token, remaining) {
      this.loop = new Loop(token, remaining, this.liquid, new Parser(this.liquid));
    },
    *render(context, emitter): Generator<unknown, void, unknown> {
      const loop = this.loop as ForTag | TablerowTag;
      const list: unknown = yield evalToken(loop.collection, context);
      work.spend(Array.isArray(list) ? list.length : 1);
      yield* loop.render(context, emitter) as Generator<unknown, void, unknown>;
    },
  };
}
