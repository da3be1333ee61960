import type { PrivateGround } from '../domain/lint-problem.js';
import { firstMatch, patternsFor } from './phrases.js';
import { readProse } from './prose.js';

/**
 * What people write down, rather than ask, about matters that law or decency keeps out of a judgement. A hit is a
 * question to the interviewer and no more: a monitoring tool has children too.
 */
const NOTED: Readonly<Partial<Record<PrivateGround, readonly string[]>>> = {
  family: [
    '(?:his|her|their|my) (?:wife|husband|spouse|partner|son|sons|daughters?|kids?|child|children|baby|mother|father|parents)',
    '(?:has|have|having|with|wants?) (?:\\w+ )?(?:kids|children|a baby|a family)',
    '(?:married|divorced|widowed|engaged to|single (?:mom|mum|mother|dad|father|parent))',
    '(?:maternity|paternity|parental) leave',
    'child ?care',
    'kindergarten',
  ],
  age: [
    '\\d\\d years old',
    '(?:too|quite|rather|very|seems|looks) (?:young|old)',
    '(?:close to|near|nearing|before|about to) retire(?:ment)?',
    '(?:his|her|their) (?:age|birthday)',
    '(?:born|birth) (?:in )?(?:19|20)\\d\\d',
    'in (?:his|her|their) (?:twenties|thirties|forties|fifties|sixties)',
  ],
  religion: [
    '(?:christian|muslim|jewish|catholic|hindu|buddhist|atheist|religious)',
    '(?:church|mosque|synagogue|ramadan|sabbath|headscarf)',
  ],
  origin: [
    '(?:heavy |strong |slight |thick |an |his |her |their )accent',
    '(?:nationality|ethnicity|immigrant|refugee|asylum|work permit|visa status)',
    'native speaker',
    '(?:comes|originally|family is) from [a-z]+ (?:by birth|originally)',
  ],
  'sex-or-orientation': [
    '(?:gay|lesbian|bisexual|transgender|queer|homosexual)',
    '(?:for|as) a (?:woman|man|girl)',
    'good-looking|attractive|pretty girl',
  ],
  health: [
    '(?:pregnan(?:t|cy)|disabilit(?:y|ies)|disabled|illness|diagnos(?:is|ed)|therapist|psychiatrist|psychologist)',
    '(?:depression|depressed|anxiety|adhd|autism|autistic|dyslexi[ac]|diabetes|diabetic|epilepsy|cancer|migraines?|bipolar|ptsd)',
    '(?:sick leave|medical leave|health (?:problems?|issues?|reasons?|condition)|mental health)',
    '(?:in|to|from) hospital',
    '(?:had|has|after|back) (?:a )?(?:burn-?out|breakdown|stroke|surgery|operation)',
    '(?:wheelchair|hearing aid|stutter(?:s|ed|ing)?|overweight|medication)',
    '(?:smokes|alcoholic|drinking problem)',
  ],
  politics: [
    '(?:votes?|voted) for',
    '(?:left|right)-wing',
    '(?:republican|democrat|conservative party|labour party)',
  ],
  union: ['(?:trade|labou?r) union', 'union (?:member|rep|representative)', 'works council'],
  'police-record': [
    '(?:was|been|got) arrested',
    'criminal record',
    '(?:was|been|in) (?:convicted|prison|jail)',
  ],
  'pay-history': [
    '(?:earns|earned|makes|made) (?:about |around )?[\\d$€£]',
    '(?:current|last|previous|old) salary',
  ],
  'money-and-home': ['(?:bankrupt|in debt|mortgage|lives with)', 'debts'],
};

const PATTERNS = patternsFor(NOTED);

// A pasted log is no remark on a person; only so much of a note is read.
const LONGEST_READ = 20_000;

/** The private matters that a note touches, each with the words that did; empty for most notes. English only. */
export function privateMattersNoted(
  note: string,
): readonly { readonly ground: PrivateGround; readonly words: string }[] {
  const { spoken } = readProse(note.slice(0, LONGEST_READ));
  return [...PATTERNS].flatMap(([ground, pattern]) => {
    const words = firstMatch(pattern, spoken);
    return words === null ? [] : [{ ground, words }];
  });
}
