import { anyOf, firstMatch } from './phrases.js';
import type { Hit } from './remark.js';
import type { ReadRubric } from './rubric-texts.js';

// A state or an impression, where a deed should stand.
const STATE =
  /^(?:(?:the )?(?:candidate|person) |they )?(?:is|are|seems?|seemed|appears?|appeared|looks?|looked|sounds?|sounded|comes? across|came across|lacks?|lacked|has no|had no|have no|shows? (?:no|little|poor|low)|feels?|felt|(?:does|did)(?: not|n't) (?:seem|look|fit|smile|show)|no |not |poor |bad |low |little |too |overly |very )(?! (?:known|found|caught|proven|shown|recorded|seen) to)/;
const STYLE = anyOf([
  'eye contact',
  'handshake',
  'body language',
  'accent',
  'tone of voice',
  '(?:soft|quiet|loud|monotone|nervous|shaky|flat) (?:voice|tone|manner|laugh)',
  'posture',
  'appearance',
  'groom(?:ed|ing)',
  'unprepared',
  '(?:vague|short|long) answers',
  'soft skills',
  'gaps? in (?:employment|the resume)',
  'fidget\\w*',
  'smil(?:e|es|ed|ing)',
  'dress(?:ed|es)? (?:badly|casually|poorly|well|inappropriately|too)',
  'tattoos?',
  'nervous(?:ly|ness)?',
  'arrogan(?:t|ce|tly)',
  'awkward\\w*',
  'introvert\\w*',
  'extrovert\\w*',
  'boring',
  'shy(?:ness)?',
  'low energy',
  'unenthusiastic\\w*',
  'personality',
  'attitude',
  'enthusias\\w+',
  'charisma\\w*',
  'rambl(?:es|ed|ing)',
  'mumbl(?:es|ed|ing)',
  'talks? too (?:much|fast|slow(?:ly)?|little)',
  'speaks? too (?:fast|slowly|quietly|loudly|softly)',
  'late (?:for|to) (?:the|this) interview',
  'ums? and (?:ahs?|uhs?)',
]);

/** Knockouts that are an impression or a style, and no deed. */
export function knockoutsWithoutDeed({ texts }: ReadRubric): readonly Hit[] {
  return texts
    .filter(({ use }) => use === 'knockout')
    .flatMap(({ path, prose }) => {
      const words = firstMatch(STATE, prose.text) ?? firstMatch(STYLE, prose.text);
      return words === null ? [] : [{ path, problem: { code: 'knockout-without-deed' as const, words } }];
    });
}
