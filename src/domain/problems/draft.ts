/** What can be wrong with a draft, or with a file that is to be written. */
export type DraftProblem =
  | { readonly code: 'journal-line-broken'; readonly fault: JournalFault }
  | { readonly code: 'journal-too-long'; readonly most: number }
  | { readonly code: 'journal-torn'; readonly bytes: number }
  | { readonly code: 'journal-instruments-changed'; readonly changed: readonly string[] }
  | { readonly code: 'journal-of-another-seat'; readonly journal: string; readonly seat: string }
  | { readonly code: 'draft-in-use'; readonly pid: number }
  | { readonly code: 'draft-beside-card'; readonly draft: string; readonly card: string }
  | { readonly code: 'draft-removed'; readonly draft: string }
  | { readonly code: 'draft-exists'; readonly draft: string }
  | { readonly code: 'file-exists'; readonly path: string }
  | { readonly code: 'path-leaves-folder'; readonly path: string; readonly root: string };

/** Why a line of a draft cannot be read. */
export type JournalFault = 'cut' | 'encoding' | 'json' | 'layout' | 'header' | 'event';
