/** What can be wrong with the text of a file, before it is a value. */
export type TextProblem =
  | { readonly code: 'file-not-utf8' }
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly mebibytes: number }
  | { readonly code: 'file-too-many-parts'; readonly most: number }
  | { readonly code: 'conflict-markers' }
  | { readonly code: 'nested-too-deep'; readonly levels: number }
  | { readonly code: 'duplicate-key'; readonly key: string }
  | { readonly code: 'lone-surrogate' }
  | { readonly code: 'yaml-syntax'; readonly fault: YamlFault }
  | { readonly code: 'yaml-tab' }
  | { readonly code: 'yaml-several-documents' }
  | { readonly code: 'yaml-tag'; readonly tag: string }
  | { readonly code: 'yaml-alias-unknown'; readonly alias: string }
  | { readonly code: 'yaml-alias-circular'; readonly alias: string }
  | { readonly code: 'yaml-aliases-too-many'; readonly limit: number }
  | { readonly code: 'yaml-key-not-text' }
  | { readonly code: 'json-syntax'; readonly found: string }
  | { readonly code: 'json-cut-off' }
  | { readonly code: 'number-unsafe'; readonly number: string }
  | { readonly code: 'json-layout' };

/** What makes a text no YAML. */
export type YamlFault =
  | 'indentation'
  | 'quotes-or-brackets'
  | 'colon-in-text'
  | 'escape'
  | 'special-start'
  | 'key-over-lines'
  | 'directive'
  | 'other';
