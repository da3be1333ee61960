import type { Instant } from '../domain/id.js';
import { across, at } from './chart-scale.js';
import { escapeHtml } from './html.js';

/** One card's time in the picture. */
export interface TimelineCard {
  readonly interviewer: string;
  readonly interview: string;
  readonly started: Instant;
  readonly ended: Instant;
  readonly sealed: Instant;
  readonly late: boolean;
  readonly counted: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
  91 * DAY,
  364 * DAY,
];
const MOST_TICKS = 5;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SEAL =
  '<rect class="seal" x="-5" y="-5" width="10" height="10"/><path class="seal-mark" d="M-2.5 0-.5 2 2.5-2"/>';

/** When a panel interviewed and when it sealed, a card on each line, from the first interview on. HTML; empty without cards. */
export function timelineChart(cards: readonly TimelineCard[]): string {
  if (cards.length === 0) return '';
  const ordered = cards.toSorted((a, b) => time(a.started) - time(b.started));
  const from = Math.min(...cards.map(({ started }) => time(started)));
  const to = Math.max(...cards.flatMap(({ ended, sealed }) => [time(ended), time(sealed)]));
  const part = (moment: number): number => (to === from ? 0 : (moment - from) / (to - from));
  const counted = ordered.filter((card) => card.counted);
  const open = counted.length === 0 ? null : Math.max(...counted.map(({ sealed }) => time(sealed)));
  return [
    '<figure class="chart timeline"><ul class="lines">',
    ...ordered.map((card) => lineHtml(card, part, open)),
    axis(from, to, part),
    `</ul><figcaption><ul class="key"><li>${keySign('<rect class="talk" x="-10" y="-4" width="20" height="8"/>')} interview</li>`,
    `<li>${keySign(SEAL)} card sealed</li>`,
    open === null
      ? ''
      : `<li>${keySign('<line class="floor" y1="-9" y2="9"/>')} all sealed: ratings are shown from here on</li>`,
    '</ul><p>Times in UTC.</p></figcaption></figure>',
  ].join('');
}

function lineHtml(card: TimelineCard, part: (moment: number) => number, open: number | null): string {
  const { interviewer, interview, started, ended, sealed } = card;
  const [start, end, seal] = [started, ended, sealed].map((moment) => across(part(time(moment))));
  const lag = lagText(time(sealed) - time(ended));
  const remark = [card.late ? 'late' : '', card.counted ? '' : 'not counted'].filter(Boolean).join(', ');
  const words = `${interviewer}, ${interview}: interview ${moment(started)} to ${moment(ended)}, sealed ${moment(sealed)}`;
  const bound = open === null ? '' : across(part(open));
  return [
    `<li class="line"><p class="what"><strong>${escapeHtml(interviewer)}</strong> <span>${escapeHtml(interview)}</span></p>`,
    `<svg class="strip" width="100%" height="24" role="img" aria-label="${escapeHtml(words)}">`,
    '<line class="base" x1="0" x2="100%" y1="12" y2="12"/>',
    bound === '' ? '' : `<line class="floor" x1="${bound}" x2="${bound}" y1="0" y2="24"/>`,
    `<line class="talk-line" x1="${start ?? ''}" x2="${end ?? ''}" y1="12" y2="12"/>`,
    at(start ?? '', 12, '<rect class="talk" x="-1" y="-4" width="2" height="8"/>'),
    at(seal ?? '', 12, SEAL),
    `</svg><p class="figure"><span>${escapeHtml(moment(started))}</span><span>${lag}</span>`,
    remark === '' ? '' : `<b class="remark">${remark}</b>`,
    '</p></li>',
  ].join('');
}

function axis(from: number, to: number, part: (moment: number) => number): string {
  const step = STEPS.find((length) => (to - from) / length <= MOST_TICKS) ?? (to - from) / MOST_TICKS;
  const ticks: string[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to && ticks.length <= MOST_TICKS; tick += step) {
    const [day, clock] = moment(new Date(tick).toISOString()).split(', ');
    const text = step < DAY && tick % DAY !== 0 ? clock : day;
    ticks.push(at(across(part(tick)), 12, `<text class="tick">${text ?? ''}</text>`));
  }
  return `<li class="line axis" aria-hidden="true"><p class="what"></p><svg class="strip" width="100%" height="16">${ticks.join('')}</svg><p class="figure"></p></li>`;
}

function keySign(content: string): string {
  return `<svg class="at" width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">${content}</svg>`;
}

function time(instant: Instant): number {
  return Date.parse(instant);
}

/** `2 Nov, 14:05`, whatever the locale. */
function moment(instant: string): string {
  const month = MONTHS[Number(instant.slice(5, 7)) - 1] ?? '';
  return `${Number(instant.slice(8, 10))} ${month}, ${instant.slice(11, 16)}`;
}

/** How long after the interview a card was sealed, in the two units that matter: `sealed 3 h 10 min later`. */
function lagText(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / MINUTE));
  const units = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return 'sealed at once';
  const length = units
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
  return `sealed ${length} later`;
}
