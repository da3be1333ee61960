import type { ContentEvent } from '../domain/interview-events.js';
import { noteNumber } from './interview-text.js';
import { plainText } from './safe-text.js';
import { cutText } from './width.js';

/** What an event changed, in a few words. */
export function eventText(event: ContentEvent): string {
  switch (event.kind) {
    case 'noted':
      return `note ${noteNumber(event.id)}: ${cutText(plainText(event.text), 60)}`;
    case 'struck':
      return `striking note ${noteNumber(event.note)}`;
    case 'signal-marked':
    case 'signal-unmarked':
      return `the mark of ${event.signal}`;
    case 'probe-used':
      return `probe ${event.probe + 1}`;
    case 'rated':
    case 'not-assessed':
      return `the assessment of ${event.competency}`;
    case 'recommended':
      return 'your recommendation';
    case 'closing':
      return 'the closing remark';
    case 'candidate-left':
      return 'that the candidate left';
  }
}
