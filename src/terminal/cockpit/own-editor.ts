import { isFailure } from '../../domain/problem.js';
import { reasonOf } from '../desk.js';
import { bufferOf, textOfBuffer } from '../text-buffer.js';
import type { Cockpit } from './cockpit.js';
import { refuse, tell } from './cockpit.js';

/** Lets the person edit a text in their own editor; null when they gave up. Throws an error that says why it cannot. */
export type EditText = (text: string) => Promise<string | null>;

/** The line that is being typed, after it was taken to the person's own editor. */
export async function inEditor(cockpit: Cockpit, edit: EditText): Promise<Cockpit> {
  try {
    const text = await edit(textOfBuffer(cockpit.line.buffer));
    if (text === null) return refuse(cockpit, 'The editor ended without saving; the line is as it was.');
    const line = { ...cockpit.line, buffer: bufferOf(text.replace(/\n+$/, '')), pasted: true };
    return tell({ ...cockpit, line }, 'Enter saves what came from the editor.');
  } catch (thrown) {
    const reason = isFailure(thrown)
      ? reasonOf(thrown)
      : thrown instanceof Error
        ? thrown.message
        : String(thrown);
    return refuse(cockpit, `The editor could not be used: ${reason ?? ''}`);
  }
}
