import { expect, test } from '@jest/globals';
import type { QuestionFilter } from '../../src/domain/question-search.js';
import { searchQuestions } from '../../src/domain/question-search.js';
import { questionList } from '../../src/render/question-list.js';
import { rubricFrom } from './role-spec.js';

const RUBRICS = new Map(
  [
    rubricFrom({
      id: 'energy',
      core: [],
      questions: [
        { id: 'straße', kind: 'scenario', levels: ['manager'] },
        { id: 'night', kind: 'past-behavior', levels: ['analyst', 'senior'] },
      ],
    }),
    rubricFrom({
      id: 'candor',
      core: [],
      questions: [
        { id: 'night', kind: 'scenario', levels: ['analyst'] },
        { id: 'exercise', kind: 'team-exercise', alsoShows: ['energy'] },
      ],
    }),
  ].map((rubric) => [rubric.id, rubric] as const),
);

test.each<[string, QuestionFilter, readonly string[]]>([
  ['nothing', {}, ['candor/night', 'candor/exercise', 'energy/straße', 'energy/night']],
  ['a kind', { kind: 'scenario' }, ['candor/night', 'energy/straße']],
  ['a level', { level: 'senior' }, ['energy/night']],
  [
    'a competency, with exercises that show it too',
    { competency: 'energy' },
    ['candor/exercise', 'energy/straße', 'energy/night'],
  ],
  ['a word in any case', { search: 'NIGHT' }, ['candor/night', 'energy/night']],
  ['letters that fold', { search: 'STRASSE' }, ['energy/straße']],
  ['every word', { search: ' night  please ' }, ['candor/night', 'energy/night']],
  [
    'a word in probes',
    { search: 'where was' },
    ['candor/night', 'candor/exercise', 'energy/straße', 'energy/night'],
  ],
  ['a blank search', { search: '  ' }, ['candor/night', 'candor/exercise', 'energy/straße', 'energy/night']],
  ['all at once', { kind: 'scenario', level: 'analyst', search: 'night' }, ['candor/night']],
  ['what there is not', { search: 'zebra' }, []],
])('asked for %s', (_what, filter, addresses) => {
  expect(searchQuestions(RUBRICS, filter).map(({ address }) => address)).toEqual(addresses);
});

test('a list without questions says so', () => {
  expect(questionList([])).toBe('No question fits.\n');
});
