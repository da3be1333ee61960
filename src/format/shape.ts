/** How deep a value may be nested; what people and programs write stays far below. */
export const DEEPEST = 64;

/** Whether a value is an object with keys, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
