import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from './snapshot.ts';

/** A watch of the system for each folder of a snapshot: not every system watches whole trees. */
export class FolderWatches {
  readonly #root: string;
  readonly #report: () => void;
  readonly #watches = new Map<string, { readonly stamp: string; readonly watcher: FSWatcher | null }>();

  constructor(root: string, report: () => void) {
    this.#root = root;
    this.#report = report;
  }

  /** Watches the folders of a snapshot and no others. */
  follow({ folders }: Snapshot): void {
    for (const [path, { stamp, watcher }] of this.#watches) {
      if (folders.get(path) === stamp) continue;
      watcher?.close();
      this.#watches.delete(path);
    }
    for (const [path, stamp] of folders)
      if (!this.#watches.has(path)) this.#watches.set(path, { stamp, watcher: this.#watch(path) });
  }

  close(): void {
    for (const { watcher } of this.#watches.values()) watcher?.close();
    this.#watches.clear();
  }

  /** `null` where the system has no watch to give: the poll still sees the folder. */
  #watch(path: string): FSWatcher | null {
    try {
      const watcher = watch(join(this.#root, path), this.#report);
      watcher.on('error', this.#report);
      return watcher;
    } catch {
      return null;
    }
  }
}
