/** The folder of the repository. */
export const root: string;
/** Runs a program in the repository and ends this one with its exit code if it fails. */
export function run(program: string, args: readonly string[], options?: object): void;
/** Installs the packages of the lock file unless that was done after the lock file last changed. Returns whether it ran. */
export function install(): boolean;
/** Compiles to `dist/` unless no source has changed since. Returns whether it ran. */
export function compile(): boolean;
/** A hash over the names and contents of files, in a fixed order. */
export function hashOf(
  folders: readonly string[],
  wanted: (name: string) => boolean,
  files?: readonly string[],
): string;
