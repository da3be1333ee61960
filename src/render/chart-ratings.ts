import { across, at, drawn, onScale, scaleLines } from './chart-scale.js';
import { escapeHtml, fixed } from './html.js';
import { signsFor } from './interviewer-signs.js';
import { listed } from './number-text.js';
import { isolatedHtml } from './page-direction.js';
import type { CompetencyView, VoiceView } from './view.js';

const DOT = 9;
const LANE = 2 * DOT + 3;
// Dots nearer than this would touch in a strip of 250 px, the narrowest there is.
const APART = 0.4;
const BELOW = 10;
// What a dot keeps from the line on which the panel's sign stands.
const LIFT = 8;

type RatedVoice = VoiceView & { readonly score: string };

/**
 * Every interviewer's score on every competency, with the panel's score and the floor, each competency on a line of its
 * own. HTML; each line's picture is told in words to those who cannot see it.
 */
export function ratingsChart(competencies: readonly CompetencyView[]): string {
  const signs = signsFor(competencies.flatMap(({ voices }) => voices.map(({ interviewer }) => interviewer)));
  const lines = competencies.map((competency) => lineHtml(competency, signs)).join('');
  return `<figure class="chart ratings"><ul class="lines">${lines}${axis()}</ul>${key(signs)}</figure>`;
}

function lineHtml(competency: CompetencyView, signs: ReadonlyMap<string, string>): string {
  const { title, category, score, floor, standing, restsOn, voices } = competency;
  const split = competency.fired.includes('split') && competency.range !== null;
  const missed = standing === 'missed';
  return [
    `<li class="line${split ? ' is-split' : ''}"><p class="what"><strong>${isolatedHtml(title)}</strong>`,
    category === 'skill' ? ' <span>skill</span>' : '',
    split ? ` <b class="remark">split, ${escapeHtml(competency.range)} apart</b>` : '',
    absences(voices),
    `</p>${strip(competency, signs)}<p class="figure"><strong>${escapeHtml(score ?? 'not rated')}</strong>`,
    `<span>${missed ? '<b class="remark">below</b> ' : ''}floor ${escapeHtml(floor)}</span>`,
    `<span>${escapeHtml(restsOn)}</span></p></li>`,
  ].join('');
}

function absences(voices: readonly VoiceView[]): string {
  const told = voices.flatMap(({ interviewer, notAssessed }) => {
    const reasons = [...new Set(notAssessed.map(({ reason }) => reason))];
    return reasons.length === 0 ? [] : [`${interviewer}: ${listed(reasons)}`];
  });
  return told.length === 0 ? '' : ` <span>${escapeHtml(told.join('; '))}</span>`;
}

function strip(competency: CompetencyView, signs: ReadonlyMap<string, string>): string {
  const voices = competency.voices.filter((voice): voice is RatedVoice => voice.score !== null);
  const lanes = lanesOf(voices);
  const height = Math.max(1, ...lanes.map((lane) => lane + 1)) * LANE + LIFT + BELOW - 2;
  const base = height - BELOW;
  const floor = across(onScale(drawn(competency.floor)));
  const y = (lane: number): number => base - DOT - LIFT - lane * LANE;
  const scores = voices.map(({ score }) => drawn(score));
  return [
    `<svg class="strip" width="100%" height="${height}" role="img" aria-label="${escapeHtml(inWords(competency, voices))}">`,
    `<rect class="under" x="0" y="0" width="${floor}" height="${base}"/>`,
    scaleLines(base),
    `<line class="base" x1="0" x2="100%" y1="${base}" y2="${base}"/>`,
    `<line class="floor" x1="${floor}" x2="${floor}" y1="0" y2="${height}"/>`,
    range(scores, y(0)),
    ...voices.map((voice, index) =>
      at(across(onScale(drawn(voice.score))), y(lanes[index] ?? 0), dot(signs.get(voice.interviewer) ?? '')),
    ),
    competency.score === null ? '' : at(across(onScale(drawn(competency.score))), base, PANEL),
    '</svg>',
  ].join('');
}

/** The lowest lane for each voice in which it touches no other, in the voices' order. */
function lanesOf(voices: readonly RatedVoice[]): readonly number[] {
  const taken: number[][] = [];
  return voices.map(({ score }) => {
    const value = drawn(score);
    const free = taken.findIndex((lane) => lane.every((other) => Math.abs(other - value) >= APART));
    const lane = free < 0 ? taken.length : free;
    (taken[lane] ??= []).push(value);
    return lane;
  });
}

/** From the lowest score to the highest, where they are apart at all. */
function range(scores: readonly number[], y: number): string {
  if (scores.length < 2 || Math.max(...scores) - Math.min(...scores) < APART) return '';
  const [from, to] = [across(onScale(Math.min(...scores))), across(onScale(Math.max(...scores)))];
  return `<line class="range" x1="${from}" x2="${to}" y1="${fixed(y)}" y2="${fixed(y)}"/>`;
}

function dot(sign: string): string {
  return `<circle class="dot" r="${DOT}"/><text class="sign" y="4">${escapeHtml(sign)}</text>`;
}

const PANEL = '<path class="panel" d="M0-7 7 0 0 7-7 0Z"/>';

function inWords({ title, score, floor, standing }: CompetencyView, voices: readonly RatedVoice[]): string {
  const each = voices.map((voice) => `${voice.interviewer} ${voice.score}`);
  const panel = score === null ? 'not rated' : `panel ${score}, floor ${floor} ${standing}`;
  return `${title}: ${[...each, panel].join(', ')}`;
}

function axis(): string {
  const points = [1, 2, 3, 4, 5].map((point) =>
    at(across(onScale(point)), 12, `<text class="tick">${point}</text>`),
  );
  return `<li class="line axis" aria-hidden="true"><p class="what"></p><svg class="strip" width="100%" height="16">${points.join('')}</svg><p class="figure"></p></li>`;
}

function key(signs: ReadonlyMap<string, string>): string {
  const sign = (content: string): string =>
    `<svg class="at" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">${content}</svg>`;
  const people = [...signs].map(([id, letters]) => `<li>${sign(dot(letters))} ${escapeHtml(id)}</li>`);
  return [
    `<figcaption><ul class="key">${people.join('')}`,
    `<li>${sign(PANEL)} panel</li>`,
    `<li>${sign('<rect class="under" x="-10" y="-8" width="10" height="16"/><line class="floor" y1="-8" y2="8"/>')} floor</li></ul>`,
    '<p>Scores from 1 to 5, one dot for each interviewer’s mean; 3 is a good hire.</p></figcaption>',
  ].join('');
}
