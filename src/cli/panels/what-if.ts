import type { Id } from '../../domain/id.js';
import type { Panel } from '../../domain/panel.js';
import { Failure } from '../../domain/problem.js';
import { headlinePanel } from '../../domain/recommend.js';
import { competenciesOf } from '../../domain/role.js';
import { interviewersOf } from '../../domain/seat.js';
import type { Bar, Supposition } from '../../domain/what-if.js';
import { BARS, barsFault, supposedPanel, whatIf, withBars } from '../../domain/what-if.js';
import { whatIfData } from '../../format/what-if.js';
import { whatIfDocument } from '../../render/what-if-document.js';
import type { Environment } from '../environment.js';
import type { Invocation } from '../invocation.js';
import { flagOption, textOption } from '../invocation.js';
import { knownWord } from '../options/known-word.js';
import { commaParts } from '../options/word-option.js';
import { present } from '../present.js';
import { print, printJson } from '../report.js';

const PARTS = ['without', 'weights', 'bar'] as const;

/** Whether something is only supposed. Throws a `Failure` when a supposition comes without `--what-if`, or the other way round. */
export function isSupposed(invocation: Invocation): boolean {
  const asked = flagOption(invocation, 'whatIf');
  const part = PARTS.find((name) => textOption(invocation, name) !== null);
  if (asked && part === undefined) {
    throw new Failure({
      code: 'option-missing',
      option: '--without, --weights or --bar',
      example: 'touchstone merge c-7k2m --what-if --without ana',
    });
  }
  if (!asked && part !== undefined) {
    throw new Failure({
      code: 'option-missing',
      option: '--what-if',
      example: `touchstone merge c-7k2m --what-if --${part} …`,
    });
  }
  return asked;
}

/** Tells what would change the recommendation. Writes nothing. Throws a `Failure` while the panel is not complete. */
export function tellWhatIf(panel: Panel, invocation: Invocation, environment: Environment): void {
  if (panel.missing.length > 0) {
    const missing = interviewersOf(panel.missing);
    throw new Failure({ code: 'panel-incomplete', missing }, null, 1);
  }
  const supposition = suppositionOf(invocation, panel);
  const headline = headlinePanel(panel);
  const result = whatIf(headline, supposition);
  if (flagOption(invocation, 'json')) {
    printJson(environment, whatIfData(panel.candidate.id, supposition, result));
    return;
  }
  const markdown = whatIfDocument(supposition, result, {
    candidate: panel.candidate.id,
    role: panel.role,
    supposedRole: supposedPanel(headline, supposition).role,
    rubrics: panel.rubrics,
    own: panel.cards,
  });
  print(environment, present(markdown, environment));
}

function suppositionOf(invocation: Invocation, panel: Panel): Supposition {
  return {
    without: withoutOption(textOption(invocation, 'without'), panel),
    weights: weightsOption(textOption(invocation, 'weights'), panel),
    bars: barsOption(textOption(invocation, 'bar'), panel),
  };
}

function withoutOption(given: string | null, panel: Panel): readonly Id[] {
  const people = interviewersOf(panel.cards);
  const named = commaParts(given ?? '');
  if (given !== null && named.length === 0)
    throw new Failure({ code: 'option-malformed', option: '--without', given, example: '--without ana,ben' });
  return [...new Set(named.map((word) => knownWord('interviewer on this panel', word, people)))];
}

function weightsOption(given: string | null, panel: Panel): ReadonlyMap<Id, number> {
  const known = competenciesOf(panel.role, panel.rubrics, 'character').map(({ rubric }) => rubric);
  return new Map(
    pairs('--weights', given, 'candor=2,energy=1', /^[1-9][0-9]{0,2}$/).map(([competency, weight]) => {
      if (!known.includes(competency))
        throw new Failure({ code: 'competency-not-character', competency, known });
      return [competency, Number(weight)];
    }),
  );
}

function barsOption(given: string | null, panel: Panel): ReadonlyMap<Bar, number> {
  const bars = new Map(
    pairs('--bar', given, 'hire=3.20,strong-hire=4.20', /^(?:[1-4](?:\.[0-9]{1,2})?|5(?:\.00?)?)$/).map(
      ([name, at]) => [knownWord('bar', name, BARS), Number(at)] as const,
    ),
  );
  const fault = barsFault(withBars(panel.role.policy, bars));
  if (fault !== null) throw new Failure(fault);
  return bars;
}

function pairs(
  option: string,
  given: string | null,
  example: string,
  value: RegExp,
): readonly (readonly [string, string])[] {
  const found = commaParts(given ?? '').map((part) => part.split('=').map((side) => side.trim()));
  const malformed = found.some(([, right = '', ...rest]) => rest.length > 0 || !value.test(right));
  const twice = new Set(found.map(([left]) => left)).size < found.length;
  if (given !== null && (found.length === 0 || malformed || twice))
    throw new Failure({ code: 'option-malformed', option, given, example: `${option} ${example}` });
  return found.map(([left = '', right = '']) => [left, right]);
}
