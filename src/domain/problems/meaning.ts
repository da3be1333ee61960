/** What a well-formed file can say that does not hold together. */
export type MeaningProblem =
  | { readonly code: 'duplicate-id'; readonly id: string }
  | { readonly code: 'teachable-character' }
  | { readonly code: 'thresholds-unordered'; readonly higher: string; readonly lower: string }
  | { readonly code: 'seat-twice'; readonly interviewer: string; readonly interview: string }
  | { readonly code: 'assessed-twice'; readonly question: string; readonly competency: string }
  | { readonly code: 'question-core-and-pool'; readonly question: string }
  | {
      readonly code: 'reference-unknown';
      readonly what: ReferenceKind;
      readonly id: string;
      readonly suggestion: string | null;
      /** Those there are, where none is suggested and they are few enough to tell. */
      readonly known: readonly string[];
    }
  | {
      readonly code: 'mapping-lacks';
      readonly what: 'interviewer' | 'interview' | 'competency';
      readonly id: string;
    }
  | { readonly code: 'mapping-for-another'; readonly system: string; readonly wanted: string }
  | { readonly code: 'question-outside-role'; readonly question: string; readonly role: string }
  | { readonly code: 'instrument-misnamed'; readonly expected: string }
  | { readonly code: 'seal-broken'; readonly part: 'header' | 'payload' }
  | { readonly code: 'card-twice'; readonly interviewer: string; readonly interview: string }
  | { readonly code: 'instrument-missing'; readonly id: string; readonly digest: string }
  | { readonly code: 'rubric-missing'; readonly id: string };

/** What an id in a file can refer to. */
export type ReferenceKind =
  | 'rubric'
  | 'question'
  | 'signal'
  | 'competency'
  | 'role'
  | 'interview'
  | 'person'
  | 'candidate'
  | 'note'
  | 'retention profile';
