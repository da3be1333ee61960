/** What stands in the way in a hiring folder: its files, people, candidates and seats. */
export type FolderProblem =
  | { readonly code: 'file-is-link' }
  | { readonly code: 'file-is-folder' }
  | { readonly code: 'file-is-special' }
  | { readonly code: 'file-ending'; readonly wanted: string }
  | { readonly code: 'file-unreadable'; readonly reason: string }
  | { readonly code: 'disk-refused'; readonly reason: string }
  | { readonly code: 'output-refused'; readonly reason: string }
  | { readonly code: 'folder-in-use'; readonly pid: number }
  | { readonly code: 'changed-meanwhile'; readonly file: string }
  | { readonly code: 'id-unlike-file'; readonly id: string; readonly file: string }
  | { readonly code: 'folder-not-candidate'; readonly name: string }
  | { readonly code: 'card-elsewhere'; readonly home: string }
  | { readonly code: 'instrument-changed'; readonly id: string; readonly digest: string }
  | { readonly code: 'names-unreadable' }
  | { readonly code: 'no-hiring-folder'; readonly folder: string; readonly named: boolean }
  | { readonly code: 'hiring-folder-exists'; readonly folder: string }
  | { readonly code: 'folder-occupied'; readonly folder: string }
  | { readonly code: 'person-unknown'; readonly id: string; readonly suggestion: string | null }
  | { readonly code: 'person-exists'; readonly id: string }
  | { readonly code: 'person-twice'; readonly id: string }
  | { readonly code: 'address-taken'; readonly address: string }
  | { readonly code: 'person-not-identified'; readonly email: string | null }
  | { readonly code: 'candidate-unknown'; readonly id: string; readonly suggestion: string | null }
  | { readonly code: 'candidate-id-drawn'; readonly id: string }
  | { readonly code: 'role-not-here'; readonly id: string }
  | {
      readonly code: 'role-unknown';
      readonly id: string;
      readonly suggestion: string | null;
      readonly known: readonly string[];
    }
  | {
      readonly code: 'seat-unknown';
      readonly interviewer: string;
      readonly candidate: string;
      readonly seats: readonly string[];
    }
  | { readonly code: 'seat-ambiguous'; readonly interviews: readonly string[] }
  | { readonly code: 'candidate-withdrawn'; readonly id: string }
  | {
      readonly code: 'answers-for-another';
      readonly key: string;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly code: 'no-draft' }
  | { readonly code: 'plan-changed'; readonly interviewer: string }
  | { readonly code: 'plan-frozen' }
  | { readonly code: 'card-of-other-folder'; readonly folder: string }
  | { readonly code: 'sealed-already'; readonly file: string }
  | { readonly code: 'changed-since-commit' }
  /** Without a reason where there is no git at all. */
  | { readonly code: 'git-refused'; readonly reason: string | null }
  | { readonly code: 'git-shallow' }
  | {
      readonly code: 'not-on-panel';
      readonly interviewer: string;
      readonly candidate: string;
      readonly panel: readonly string[];
    };
