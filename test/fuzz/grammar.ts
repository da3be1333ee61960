/** How a reader's texts are written: which pieces they are made of, and which of them may grow without end. */
export type Grammar = 'yaml' | 'json' | 'lines' | 'csv' | 'liquid' | 'age' | 'text';

// What no reader expects, whatever it reads.
const ANYWHERE = [
  '', ' ', '\n', '\r', '\r\n', '\t', '\u0000', '\u0008', '\u001b[31m', '\u001b]8;;https://evil.example\u0007', '\u007f', '\u0085', '\u009b2J',
  '\u2028', '\u2029', '\u202e', '\u2066', '\ufeff', '\ufffd', '\uffff', '\ud800', '\udfff', '😀', 'é', 'e\u0301', '日本', 'שלום', '\u{e0041}',
  '__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', 'length', '$ref', 'null', 'true', 'false', 'NaN', 'Infinity',
  '0', '-0', '1', '5', '6', '3.5', '-1', '1e400', '-1e400', '1e-400', '5e-324', '9007199254740991', '9007199254740992', '9007199254740993',
  '99999999999999999999', '0x1F', '0o17', '010', '1_000', '.5', '5.', '2026-11-02', '2026-02-30', '2026-11-02T14:00:00Z', '2026-13-02T25:61:61Z',
  'c-7k2m', 'soc-analyst', 'candor', 'candor/beacon', '../../etc/passwd', 'con', 'a'.repeat(41), 'ana@example.org', '@', 'sha256:', `sha256:${'0'.repeat(64)}`,
  'touchstone/rubric@1', 'touchstone/card@99', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> b\n', '<script>', '{{ x }}', '=1+1', '| a |',
] as const; // prettier-ignore

const PIECES: Readonly<Record<Grammar, readonly string[]>> = {
  yaml: [
    'a', 'a: b\n', '- a\n', '-', '- ', '? ', ': ', ':', ', ', ',', '[', ']', '{', '}', '[]', '{}', '"', "'", '""', "''", '\\', '\\n', '"\\q"', '"\\ud800"', '|', '>',
    '|\n', '|2-\n', '>+\n', '&a ', '*a', '*a ', '&a *a', '!t ', '!!str ', '!!binary ', '!<x> ', '!!js/function ', '#', '# a\n', '%', '%YAML 1.2\n', '%TAG ! x\n', '---\n', '--- ',
    '...\n', '<<: *a\n', '~', '@', '`', 'yes', 'no', '\n  ', '\n    ', '  ', '\n\t', ' #', 'x\n', '\\\n',
  ],
  json: [
    '{', '}', '[', ']', ',', ':', '"', '"a"', '"a":', '""', '{}', '[]', '[[', '{"a":', '\\', '\\u0000', '\\ud800', '\\udc00', '"\\u', '\\"', '-', '.', 'e', '+',
    'tru', 'nul', '//', '/* */', '  ', '\n  ', '"__proto__": ', '1,', '"a",', '{},',
  ],
  lines: [
    '{', '}', '[', ']', ',', ':', '"', '"a"', '""', '{}', '\n', '\n\n', '{"at":"2026-11-02T14:00:00Z","kind":"ended"}\n',
    '{"at":"2026-11-02T14:00:00Z","kind":"undone"}\n', '\\u0000', '\\ud800', '"kind":', '"text":"x"',
  ],
  csv: ['"', '""', ',', ';', '\n', '\r\n', '"a"', 'a,b\n', '"a\nb"', ' "a" ', '",', '=cmd()', 'c-7k2m,', 'x'],
  liquid: [
    '{{', '}}', '{%', '%}', '{{-', '-%}', '{{ candidate }}', '{{ nope }}', '{{ x | upcase }}', '| table', '| quotes', '| fold: "a"', '| append: "a"', '| split: ""', '| join',
    '| json', '{% if true %}', '{% endif %}', '{% else %}', '{% elsif x %}', '{% for i in (1..9) %}', '{% for i in (1..100000) %}', '{% endfor %}', '{% assign x = "a" %}',
    '{% assign x = x | append: x %}', '{% capture c %}', '{% endcapture %}', '{% raw %}', '{% endraw %}', '{% comment %}', '{% endcomment %}', '{% case x %}',
    '{% when 1 %}', '{% endcase %}', '{% include "x" %}', '{% render "x" %}', '{% layout "x" %}', '{% block b %}', '{% endblock %}', '{% tablerow i in (1..9) %}', '{% endtablerow %}',
    '{% cycle 1, 2 %}', '{% increment i %}', '{% liquid\nassign x = 1\n%}', '{% break %}', '{% continue %}', '[', ']', '(', ')', '..', '"', "'", '.', ' and ', ' contains ', '==',
  ],
  age: [
    'age-encryption.org/v1\n', '-> X25519 ', '-> scrypt ', '-> ssh-ed25519 ', '--- ', '-----BEGIN AGE ENCRYPTED FILE-----\n', '-----END AGE ENCRYPTED FILE-----\n', '=', '==', '+', '/',
    'QUdF', '\n', '\r\n', 'AGE-SECRET-KEY-1', 'AGE-PLUGIN-', 'age1', '# created: ', '# wrapped for: ', 'ssh-ed25519 ', '-----BEGIN OPENSSH PRIVATE KEY-----\n',
  ],
  text: ['`', '*', '_', '|', '<b>', '[a](javascript:b)', '![', '](', '&amp;', '&#x', '@', '#1', '://', 'www.', '{{ x }}', '{% if %}', '\n\n', '\n- ', '\n# ', '~~~', '```', '$'],
}; // prettier-ignore

/** A piece of a grammar, or one that fits in none. */
export function piecesOf(grammar: Grammar): readonly string[] {
  return [...PIECES[grammar], ...ANYWHERE];
}

/** The pieces of a grammar alone. */
export function ownPieces(grammar: Grammar): readonly string[] {
  return PIECES[grammar];
}
