import type { SourceFile } from '../model/source.ts';
import { FolderWatches } from './folder-watches.ts';
import { changedFiles, type Snapshot, takeSnapshot } from './snapshot.ts';
import { readSpecFolder } from './spec-folder.ts';

/** What a watched specification folder tells. */
export interface SpecListener {
  /** The files after a change, and which of them came, went or changed. Files with the same text are the same objects. */
  readonly changed: (files: readonly SourceFile[], paths: readonly string[]) => void;
  /** The folder cannot be read as it stands now; a later change may put it right. */
  readonly unreadable: (message: string, paths: readonly string[]) => void;
  /** The folder is not there any more; nothing follows. */
  readonly gone: () => void;
}

export interface WatchOptions {
  /** How long nothing may change before the folder is read, in milliseconds. */
  readonly delay?: number;
  /** How often the folder is looked at even if the system reports nothing, in milliseconds. */
  readonly poll?: number;
}

/** Ends watching. */
export interface SpecWatch {
  readonly close: () => void;
}

/** How often reading is tried before a half written file counts as wrong, and a missing folder as gone. */
const TRIES = 5;

/**
 * Watches a specification folder with its subfolders, from which `known` was read. What the system reports only says when to
 * look: what changed is told by comparing snapshots and texts, since systems name changed files unreliably (an editor that
 * saves by renaming, a file that comes and goes). A slow poll covers file systems that report nothing at all.
 */
export function watchSpecFolder(
  root: string,
  known: readonly SourceFile[],
  listener: SpecListener,
  { delay = 50, poll = 1000 }: WatchOptions = {},
): SpecWatch {
  let files = new Map(known.map((file) => [file.path, file]));
  // Nothing counts as read yet: the folder may have changed since `known` was.
  let [last, seen] = [EMPTY, EMPTY];
  let broken = false;
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  const folders = new FolderWatches(root, () => settle());
  const polling = setInterval(() => look(), poll);

  /** Looks at the folder once nothing has changed for a while. */
  function settle(): void {
    clearTimeout(timer);
    timer = setTimeout(look, delay);
  }

  function look(): void {
    clearTimeout(timer);
    const now = takeSnapshot(root);
    if (now === null) {
      tries += 1;
      if (tries < TRIES) return settle();
      close();
      return listener.gone();
    }
    folders.follow(now);
    const moving = changedFiles(seen, now).length > 0;
    seen = now;
    if (moving) return settle();
    const paths = changedFiles(last, now);
    if (paths.length > 0) read(now, paths);
    else tries = 0;
  }

  function read(now: Snapshot, paths: readonly string[]): void {
    let found: readonly SourceFile[];
    try {
      found = readSpecFolder(root);
    } catch (error) {
      // A file that is being written or has just gone: most often all is well a moment later.
      tries += 1;
      if (tries < TRIES) return settle();
      [last, tries, broken] = [now, 0, true];
      return listener.unreadable(error instanceof Error ? error.message : String(error), paths);
    }
    const same = found.map((file) => {
      const before = files.get(file.path);
      return before?.text === file.text ? before : file;
    });
    const came = same.filter((file) => files.get(file.path) !== file).map((file) => file.path);
    const went = [...files.keys()].filter((path) => !found.some((file) => file.path === path));
    const isNews = broken || came.length + went.length > 0;
    files = new Map(same.map((file) => [file.path, file]));
    [last, tries, broken] = [now, 0, false];
    if (isNews) listener.changed(same, [...came, ...went].sort());
  }

  function close(): void {
    clearTimeout(timer);
    clearInterval(polling);
    folders.close();
  }

  settle();
  return { close };
}

const EMPTY: Snapshot = { files: new Map(), folders: new Map() };
