import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { escapeHtml } from '../../src/render/html.js';
import { directionOf, isolatedHtml } from '../../src/render/page-direction.js';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.js';

describe('the direction of a block', () => {
  test.each([
    ['Candor is below its floor.', ''],
    ['2. כנות (צוות 3) is below its floor: 2.91 against a floor of 3.00.', ' dir="ltr"'],
    ['action: אחרי שלוש דקות (03:17) התקשרתי שוב, כמו שהבטחתי.', ' dir="rtl"'],
    ['قال: "لا أعرف بعد"، ثم كتب ذلك في التذكرة #4711.', ' dir="rtl"'],
    ['', ''],
  ])('%s', (text, attribute) => {
    expect(directionOf(text)).toBe(attribute);
  });
});

describe('what is written from right to left', () => {
  test.each([
    ['Candor: 4 & more', 'Candor: 4 &amp; more'],
    ['1. כנות: 1.50 from 2', '1. <bdi>כנות</bdi>: 1.50 from 2'],
    ['on כנות (צוות 3): 1.50', 'on <bdi>כנות (צוות 3)</bdi>: 1.50'],
    ['(כנות) and (طاقة 2)', '(<bdi>כנות</bdi>) and (<bdi>طاقة</bdi> 2)'],
    ['כנות <b> الطاقة', '<bdi>כנות</bdi> &lt;b&gt; <bdi>الطاقة</bdi>'],
  ])('is set apart: %s', (text, html) => {
    expect(isolatedHtml(text)).toBe(html);
  });

  test('loses nothing and gains nothing, whatever it is', () => {
    const mixed = fc
      .array(fc.constantFrom(...Array.from('אבגט ("<&)1.x\u0591\u202e')), { maxLength: 40 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.oneof(mixed, fc.constantFrom(...HOSTILE_TEXTS), hostileText), (text) => {
        expect(isolatedHtml(text).replace(/<\/?bdi>/g, '')).toBe(escapeHtml(text));
      }),
    );
  });

  test('takes no longer for a text that is made to take long', () => {
    const long = 'א(\u0591 '.repeat(20_000) + 'x';
    expect(isolatedHtml(long)).toContain('<bdi>');
  });
});
