import { describe, expect, test } from '@jest/globals';
import { escapeHtml, fixed } from '../../src/render/html.js';

describe('text in HTML', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onload="x', '&quot; onload=&quot;x'],
    ["' onload='x", '&#39; onload=&#39;x'],
    ['AT&T &lt;', 'AT&amp;T &amp;lt;'],
    ['a\u001b[31m\nb', 'a\\u{1B}[31m\nb'],
  ])('%j is %j', (text, expected) => {
    expect(escapeHtml(text)).toBe(expected);
  });
});

test.each([
  [1 / 3, '0.33'],
  [2 / 3, '0.67'],
  [-0.001, '0'],
  [12, '12'],
])('%d in an attribute is %s', (number, expected) => {
  expect(fixed(number)).toBe(expected);
});
