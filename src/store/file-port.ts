/** An open file. */
export type FileHandle = number;

/** How a file is opened: made anew (fails when it is there), or opened for appending (fails when it is not). */
export type OpenFor = 'create' | 'append';

/** Who may read what is made: nobody but the user, whatever the umask says; or whom the umask lets. */
export type Privacy = 'private' | 'shared';

/**
 * What writing needs of the disk, and nothing else: so a test can record the order of writes and syncs, and cut the
 * power between any two. Every function throws what Node's file system throws, with its `code`. No function follows a
 * symbolic link in the last part of a path.
 */
export interface FilePort {
  /** Opens a file; `privacy` counts for a new one. */
  readonly open: (path: string, purpose: OpenFor, privacy: Privacy) => FileHandle;
  /** Writes all of the bytes. */
  readonly write: (handle: FileHandle, bytes: Uint8Array) => void;
  readonly truncate: (handle: FileHandle, length: number) => void;
  readonly sync: (handle: FileHandle) => void;
  readonly close: (handle: FileHandle) => void;
  /** Whether an open file was deleted: what is written to it then is gone when it is closed. */
  readonly isDeleted: (handle: FileHandle) => boolean;
  /** Makes the names in a folder last: what was created, linked, renamed or removed there. */
  readonly syncFolder: (path: string) => void;
  /** Makes a folder; returns whether it was made, false when it was there. */
  readonly makeFolder: (path: string, privacy: Privacy) => boolean;
  /** A second name for a file; fails when the name is taken. */
  readonly link: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** Removes a name; a missing one is no error. */
  readonly remove: (path: string) => void;
  /** A file's bytes, or as many of them from its beginning; null when there is none. */
  readonly read: (path: string, most?: number) => Uint8Array | null;
  /** The names in a folder, sorted; empty when there is none. */
  readonly list: (path: string) => readonly string[];
  /** The path with every link resolved; null when there is nothing. */
  readonly resolve: (path: string) => string | null;
}

/** The code of a failed system call, such as `EEXIST`; null when something else was thrown. */
export function systemCode(thrown: unknown): string | null {
  if (typeof thrown !== 'object' || thrown === null || !('code' in thrown)) return null;
  return typeof thrown.code === 'string' ? thrown.code : null;
}
