/** Where a value is not what its format asks for. */
export type FormatProblem =
  | { readonly code: 'unknown-key'; readonly key: string; readonly suggestion: string | null }
  | { readonly code: 'format-newer'; readonly found: string; readonly known: string }
  | { readonly code: 'format-unknown'; readonly found: string; readonly expected: string }
  | { readonly code: 'missing-key'; readonly key: string }
  | { readonly code: 'excluded-key'; readonly key: string }
  | {
      readonly code: 'wrong-type';
      readonly expected: readonly ValueKind[];
      readonly found: ValueKind;
      readonly shown: string;
    }
  | { readonly code: 'too-small'; readonly least: number; readonly found: number }
  | { readonly code: 'too-large'; readonly most: number; readonly found: number }
  | { readonly code: 'too-many-decimals'; readonly decimals: number; readonly found: number }
  | {
      readonly code: 'not-one-of';
      readonly allowed: readonly string[];
      readonly shown: string;
      readonly suggestion: string | null;
    }
  | { readonly code: 'id-malformed'; readonly id: string }
  | { readonly code: 'address-malformed'; readonly address: string }
  | { readonly code: 'digest-malformed'; readonly digest: string }
  | { readonly code: 'date-malformed'; readonly date: string }
  | { readonly code: 'email-malformed'; readonly email: string }
  | { readonly code: 'text-malformed'; readonly shown: string }
  | { readonly code: 'text-blank' }
  | { readonly code: 'text-too-long'; readonly most: number }
  | { readonly code: 'too-few-entries'; readonly least: number }
  | { readonly code: 'too-many-entries'; readonly most: number }
  | { readonly code: 'duplicate-entry'; readonly shown: string }
  | { readonly code: 'more-findings'; readonly count: number };

/** What a value in a file is, in the words of people. */
export type ValueKind = 'text' | 'number' | 'whole-number' | 'yes-or-no' | 'list' | 'map' | 'nothing';
