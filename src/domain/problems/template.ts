/** What can be wrong with a template. */
export type TemplateProblem =
  | { readonly code: 'template-syntax'; readonly detail: string }
  | { readonly code: 'template-unknown-variable'; readonly name: string }
  | { readonly code: 'template-unknown-filter'; readonly name: string }
  | { readonly code: 'template-unknown-tag'; readonly name: string }
  | { readonly code: 'template-wants-file'; readonly name: string }
  | { readonly code: 'template-too-much' }
  | { readonly code: 'template-failed'; readonly detail: string };
