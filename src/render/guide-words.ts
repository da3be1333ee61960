/** What the guide says in the program's own words. Markdown. */

export const BEFORE = [
  'Read your questions aloud once, alone. Read the team exercise together with the colleagues who play in it.',
  'If you are related to the candidate, are friends or rivals, or are not free to judge for any other reason: say so now, and somebody else takes your seat.',
  'Write no name on these sheets; the candidate’s id is enough. Sheets and notes are personal data: keep them with you, and afterwards give them to whoever keeps the hiring records.',
  'If the candidate has asked for more time, breaks or other arrangements, give them without a word about why, and write nothing down about it.',
];

/** What an opening speaks of; null where it is not known. */
export interface Occasion {
  readonly minutes: number | null;
  readonly questions: number | null;
  /** Whether there are questions about the past, about described situations, and a team exercise. */
  readonly past: boolean;
  readonly situations: boolean;
  readonly exercise: boolean;
}

/** The opening, paragraph by paragraph: welcome, what will happen, that it is the same for all, that notes are taken. */
export function openingScript({
  minutes,
  questions,
  past,
  situations,
  exercise,
}: Occasion): readonly string[] {
  const course = [
    minutes === null ? 'I will tell you how long we have.' : `We have ${minutes} minutes.`,
    questions === null || questions === 0
      ? 'I will ask you some questions about how you work.'
      : `I will ask you ${questions === 1 ? 'one question' : `${questions} questions`} about how you work.`,
    ...(past && situations
      ? ['Some ask what you did in the past; some describe a situation and ask what you would do.']
      : []),
    ...(exercise ? ['Towards the end there is an exercise, and colleagues will join us for it.'] : []),
    'The last minutes are yours, for what you would like to know.',
  ];
  return [
    'Welcome, and thank you for coming. I am … , and I work here as … .',
    course.join(' '),
    'Everybody who applies for this role gets the same core questions, in the same words. That is why I read them out.',
    'I take notes while you speak, so that I remember what you said. When I look down, I am listening.',
    'Take the time you need to think. Your examples may come from work, training or any project; tell me what you yourself did. Please leave out names of customers and anything confidential. If you do not know something, say so. Whatever you would rather not answer you may pass over.',
    'Is there anything you need, or want to ask, before we begin?',
  ];
}

export const WHILE_THEY_SPEAK = [
  'Read each question as it stands. Repeat it if asked; do not explain it with an example of yours.',
  'Let silence be: count to ten before you help. Then use the probes, in any order, for what is still missing.',
  'Write what was said and done, with the candidate’s own words in quotation marks. Leave out what you think of it.',
  'If an answer stays general, ask once: "Can you tell me about one particular time?"',
  'If time runs short, leave out questions that are not core.',
];

export const CLOSING = [
  'That was my last question. Is there anything you would like to add to one of your answers, or to put differently?',
  'What would you like to know from me?',
  'What happens next: … , and you will hear from us by … . Thank you for your time and for what you have told me.',
];

export const AFTER_CLOSING =
  'Say nothing about how it went, in either direction, and nothing about other candidates. If you do not know an answer, say so, and who will give it.';

export const NOT_TO_ASK_LEAD =
  'What follows is nobody’s business here, however kindly it is meant, and small talk before and after belongs to the interview. If the candidate brings it up, thank them, go on, and write nothing of it down.';

export const NOT_TO_ASK = [
  'Family, partner, children, pregnancy, plans for any of these, and who looks after whom',
  'Age, or the year in which they left school',
  'Religion or belief, and the days they keep',
  'Origin, nationality, skin, accent, mother tongue. (Ask only: "Are you permitted to work here?", and only if that is your part.)',
  'Health, disability, days of illness, medication. (Ask only: "Is there anything that we can arrange for the interview?")',
  'Sexual orientation and gender',
  'Politics, and membership of a union or council',
  'Arrests and trials. (Checks that the law asks for are made by others, later and for everybody.)',
  'What they earn or earned, and debts',
  'Spare time, hobbies, social media, and where or how they live. (Shifts may be described: "The desk is staffed at night. Can you work that?", asked of everybody.)',
];

export const HOW_TO_RATE = [
  'Rate alone and today, from your notes. Do not talk to the panel, and do not look at anybody’s ratings, before your own card is sealed.',
  'Rate competency by competency: every answer on the first one, then every answer on the next. Do not begin with what you thought of the person.',
  'The scale runs from 1 to 5. **3 is a good hire for this level**, not the middle of the road. Choose the point whose behaviors you heard; when two fit, the one with more evidence.',
  'No rating without evidence: note a word or a deed for each. Without one, tick *not asked*, *no evidence* or *declined*. That is no zero; it counts as nothing.',
  'Rate what was said and done. Voice, face, nerves, dialect, spare time, certificates and how alike you are say nothing.',
  'A knockout needs a deed that the candidate told or showed, in their words. A style is none.',
];

export const OWN_RECOMMENDATION_LEAD =
  'Only when every rating stands: if it were yours alone to say, would you hire this person for this role?';
