import type { Result } from '../../src/domain/problem.js';
import { parseMarkdown } from '../../src/render/document.js';
import { fillTemplate } from '../../src/render/template.js';
import { viewOf } from '../../src/render/views.js';
import { samplePanel } from '../render/sample-panel.js';
import type { Reader } from './reader.js';
import { textReader } from './reader.js';
import { shipped } from './seeds.js';

const LONGEST_TEMPLATE = 100_100;

/** Templates that strangers wrote, and the shipped one with what strangers said. */
export function templateReaders(): readonly Reader[] {
  const templates = shipped('templates', '.md');
  const shippedTemplate = templates.find((text) => text.includes('independent')) ?? '';
  const { recommendation, material } = panelOf('');
  const view = viewOf(recommendation, material);
  return [
    textReader({
      name: 'template',
      grammar: 'liquid',
      weight: 5,
      seeds: templates,
      longest: LONGEST_TEMPLATE,
      read: (text) => filled(text, view),
    }),
    textReader({
      name: 'values of a template',
      grammar: 'text',
      weight: 1,
      seeds: ['Told the lead before the next step.\n- one\n- two'],
      longest: 200_000,
      read(text) {
        const panel = panelOf(text);
        return filled(shippedTemplate, viewOf(panel.recommendation, panel.material));
      },
    }),
  ];
}

function filled(text: string, view: object): Result<unknown> {
  const result = fillTemplate({ file: 'templates/own.md', text }, view);
  if (result.ok) parseMarkdown(result.value);
  return result;
}

function panelOf(hostile: string): ReturnType<typeof samplePanel> {
  return samplePanel({
    text: (text) => `${text} ${hostile}`,
    cards: {
      ana: { own: 'no', judged: [{ on: 'candor', rating: 1, note: 'Hid the wiped host.', knockout: true }] },
      ben: { judged: [{ on: 'candor', rating: 5, note: 'Told the lead.' }] },
    },
  });
}
