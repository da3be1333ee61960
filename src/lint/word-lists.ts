/*
 * Words that two people hear differently, or that let a liking pass as a judgement. After Rivera, "Hiring as Cultural Matching"
 * (American Sociological Review 77(6), 2012), and the advice against "rockstar" and "ninja" in job advertisements (textio, Buffer, Gov.uk).
 * Words that security people use in earnest ("dynamic", "aggressive", "golden") are left out.
 */
export const VAGUE_WORDS: readonly string[] = [
  'cultur(?:e|al) (?:fit|add|match)',
  'fits? (?:in(?:to)? )?(?:with )?(?:our|the) culture',
  'rock ?-?stars?',
  'ninjas?(?!-)',
  'gurus?',
  'superstars?',
  'unicorns?',
  'a-players?',
  'team ?-?players?',
  'self-?starters?',
  'go-getters?',
  'people person',
  'hits? the ground running',
  'thinks? outside (?:of )?the box',
  'out-of-the-box thinker',
  'work(?:s)? hard,? play(?:s)? hard',
  '(?:good|great|right|positive|can-do|bad|poor|winning) attitude',
  'can-do',
  'good vibes?',
  'gut feeling',
  'good chemistry',
  'x-factor',
  'executive presence',
  'soft skills',
  'well-rounded',
  'go(?:es|ing)? the extra mile',
  'above and beyond',
  'wear(?:s|ing)? (?:many|multiple) hats',
  'good (?:communicator|listener|person|egg)',
  'likeable',
  'likable',
  'likeability',
  'professionalism',
  'passionate',
  'fast-paced environment',
  'synerg(?:y|ies)',
  'great personality',
];

/** Words that name one sex and mean anybody, and what to write instead. Not "man-in-the-middle", which is a term. */
export const GENDERED_WORDS: readonly (readonly [phrase: string, instead: string])[] = [
  ['guys?', 'people'],
  ['manpower', 'people'],
  ['man-?hours?', 'hours of work'],
  ['man-?days?', 'days of work'],
  ['(?:un)?manned', 'staffed'],
  ['man(?:ning)? the (?:desk|phones?|shift|soc|console|post|station)', 'staff'],
  ['(?:chair|sales|spokes|fore|business|repair|police|fire|journey|middle)m[ae]n', 'the job without "man"'],
  ['right-hand man', 'deputy'],
  ['(?:best|right|wrong|our) man', 'person'],
  ['(?:girls?|ladies|gals)', 'people'],
  ['boys?', 'people'],
  ['he or she', 'they'],
  ['she or he', 'they'],
  ['his or her', 'their'],
  ['him or her', 'them'],
  ['s?he/s?he', 'they'],
  ['\\(s\\)he', 'they'],
  ['(?:his/her|her/his)', 'their'],
  ['gentlemen', 'people'],
  ['mankind', 'people'],
  ['housew(?:ife|ives)', 'somebody who runs a household'],
  ['old boys.? network', 'circle of friends'],
];

/** Pronouns that make the candidate a man or a woman, where the text is about the candidate. */
export const PRONOUNS: readonly string[] = ['he', 'she', 'his', 'hers?', 'him', 'himself', 'herself'];

/** Words of praise and blame. Lower case. */
export const JUDGING_WORDS: readonly string[] =
  `able acceptable adaptable adequate agile ambitious amazing analytical approachable arrogant articulate assertive attentive authentic average awesome bad
  basic best better bright brilliant bold calm candid capable careful careless caring charismatic clear clever closed collaborative comfortable
  committed compassionate competent concise conscientious confident considerate consistent convincing cooperative courteous deep non-verbal nonverbal creative credible curious decent decisive
  dedicated defensive dependable detailed determined diligent diplomatic disciplined dishonest disorganized dominant driven dynamic eager effective
  efficient eloquent emotional empathetic empathic energetic engaged engaging enthusiastic evasive excellent exceptional expert extraordinary fair fast flawless flexible
  fluent focused friendly generous genuine good great hands-on hardworking hard-working hesitant high helpful honest humble impatient imprecise impressive inadequate incompetent inconsistent independent
  indifferent inflexible innovative insecure insightful inspiring insufficient intelligent interested intuitive keen kind knowledgeable
  lackluster lazy limited likeable logical low loyal marginal mature mediocre methodical minimal moderate modest motivated natural negative neutral nervous nice observant open open-minded
  optimistic organized outgoing outstanding overconfident passionate passive patient perfect personable persuasive pleasant poised polished polite poor positive practical precise
  proactive productive professional proficient quick rational reasonable refreshing relaxed reliable resilient resourceful respectful responsible responsive rude satisfactory
  selfish self-aware self-confident sensible sharp shy sincere skilled skillful sloppy slow sluggish smart sociable solid sound stellar strategic strong stubborn
  sufficient superb superficial superior supportive systematic tactful talented tenacious thorough thoughtful timid transparent trustworthy unable unacceptable unclear
  uncooperative uncomfortable unconvincing unfocused unfriendly unhelpful uninterested unmotivated unorganized unprepared unprofessional unreliable unsatisfactory unsure untrustworthy vague
  verbal warm weak well well-organized well-prepared willing wise written oral social strong interpersonal personal technical overall general mental`
    .trim()
    .split(/\s+/);

/** What words of praise and blame are said of, and words that join them. */
export const TRAIT_NOUNS: readonly string[] =
  `ability abilities analyst analysis answer answers attention attitude attitudes awareness candidate candor capability character charisma colleague commitment communication communicator
  competence competency confidence coworker creativity curiosity demeanor dedication detail details drive empathy employee energy enthusiasm example examples ethic ethics
  experience expertise fit flexibility grasp helpfulness honesty humility initiative integrity intelligence interest judgment judgement knowledge leader
  leadership learner level levels listener manner mindset motivation openness orientation passion performance performer person personality player potential presence problem-solver problem problems professionalism
  proficiency quality reliability resilience resourcefulness respect response responses self-awareness sense skill skills solver solving speaker style team teamwork thinker thinking transparency
  trait traits trust understanding values willingness work worker writer writing`
    .trim()
    .split(/\s+/);

/** Words that say how much or how often. */
export const DEGREES: readonly string[] =
  `absolutely adequate adequately all almost always any average barely basic clearly completely consistently constantly definitely entirely every everything excellent exceptional exceptionally extensive extremely fairly few frequently
  full fully generally good great greatly hardly high highly inconsistently infrequently just largely least less limited little many mainly minimal moderate moderately more most mostly much nearly never no
  normally not occasional occasionally often outstanding partial partially partly perfectly poor poorly quite rare rarely rather reasonable reasonably regular regularly seldom
  slightly solid some sometimes somewhat strong strongly sufficient sufficiently superior thorough thoroughly too totally typically unusually usually very weak weakly well`
    .trim()
    .split(/\s+/);
