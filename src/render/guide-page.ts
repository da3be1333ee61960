import { page } from './page.js';

/** An interviewer's guide as a page that is made to be printed and written on. */
export function guidePage(title: string, markdown: string): string {
  return page({
    title,
    kind: 'Interviewer’s guide',
    language: 'en',
    markdown,
    figures: [],
    layout: 'guide',
    outcome: null,
  });
}
