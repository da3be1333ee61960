import { plainText } from './safe-text.js';

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML that shows the text and does nothing else, between tags and within quoted attributes. */
export function escapeHtml(text: string): string {
  return plainText(text, 'keep').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

/** A number for an attribute: two decimals at the most, so that the same picture has the same bytes everywhere. */
export function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
