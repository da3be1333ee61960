import type { Frame, Size } from '../screen.js';
import type { Cockpit, Moment } from './cockpit.js';
import type { Look } from './frame.js';
import { helpPage } from './help-page.js';
import { overlayPage } from './overlay-page.js';
import { questionPage } from './question-page.js';
import { ratingPage } from './rating-page.js';
import { closingPage, recommendPage, reviewPage, sealPage } from './review-page.js';
import { conflictedPage, pausedPage, preparingPage, readyPage, returnedPage } from './still-pages.js';

/** What a terminal of this size shows at a moment. */
export function frameOf(cockpit: Cockpit, size: Size, look: Look, now: Moment): Frame {
  const { page, overlay } = cockpit;
  if (overlay !== null) {
    return overlay.kind === 'help'
      ? helpPage(cockpit, overlay, size, look)
      : overlayPage(cockpit, overlay, size, look, now);
  }
  switch (page.kind) {
    case 'preparing':
      return preparingPage(cockpit, page, size, look);
    case 'conflicted':
      return conflictedPage(cockpit, size, look);
    case 'ready':
      return readyPage(cockpit, size, look);
    case 'returned':
      return returnedPage(cockpit, size, look);
    case 'asking':
      return questionPage(cockpit, size, look, now);
    case 'paused':
      return pausedPage(size, look);
    case 'rating':
      return ratingPage(cockpit, page, size, look);
    case 'reviewing':
      return reviewPage(cockpit, page, size, look);
    case 'recommending':
      return recommendPage(cockpit, page, size, look);
    case 'closing':
      return closingPage(cockpit, size, look);
    case 'sealing':
      return sealPage(cockpit, size, look);
  }
}
