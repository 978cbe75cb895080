import { Command, Option } from 'commander';
import type { Report, ReportFormat, ReportRequest } from '../codegen/check/format/report.ts';
import type { CheckCache } from '../codegen/io/check-cache.ts';
import type { SourceFile } from '../codegen/model/source.ts';

interface CheckOptions {
  readonly spec: string;
  readonly format: ReportFormat;
  readonly json: boolean;
  readonly watch: boolean;
  readonly cache: boolean;
  readonly fix: boolean;
  readonly assignIds: boolean;
  readonly accept: readonly string[];
}

const EXAMPLES = `
Examples:
  snvme check                      the specification in spec/
  snvme check --watch              the same again after every change, until Ctrl+C
  snvme check --spec draft/spec    another folder
  snvme check --fix                makes the fixes that are certain, then checks
  snvme check --format github      findings beside the lines of a pull request
  snvme check --json --watch       one line of JSON, the list of findings, for each check
  snvme check --assign-ids         numbers for rows with XC-CRE-?, and new ids into spec/requirements.lock.json
  snvme check --accept XC-CRE-2    the row may say something else from now on; if it is gone, its id is retired

Exit codes: 0 no findings; 1 findings; 2 wrong usage, or no folder to read. With --watch that of the last check, and 2 when
the folder is removed.`;

/** `snvme check`: reads the specification and prints every finding. Exit code 1 where there is one, 2 for a wrong folder. */
export function checkCommand(): Command {
  return new Command('check')
    .option('--spec <folder>', 'the specification', 'spec')
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(['text', 'json', 'github', 'sarif'])
        .default('text'),
    )
    .option('--json', 'the same as --format json', false)
    .option('--watch', 'check again whenever a file changes; json and sarif then take one line a check', false)
    .option('--fix', 'make the fixes that are certain, as long as nothing gets worse by them', false)
    .option('--no-cache', 'check everything anew, and remember nothing of it')
    .option('--assign-ids', 'give rows with the id XC-AREA-? a number and enter new ids into the lock', false)
    .option(
      '--accept <id...>',
      'enter into the lock that these rows say something else or are gone; * stands for any end',
      [],
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: CheckOptions) => {
      process.exitCode = await check(options);
    });
}

async function check({
  spec: folder,
  watch,
  cache,
  fix,
  json,
  format,
  assignIds,
  accept,
}: CheckOptions): Promise<number> {
  const { readSpecFolder, SpecFolderError } = await import('../codegen/io/spec-folder.ts');
  const started = performance.now();
  let files: readonly SourceFile[];
  try {
    files = readSpecFolder(folder);
  } catch (error) {
    if (!(error instanceof SpecFolderError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const { CheckAgain } = await import('./check-again.ts');
  const { lockBeside } = await import('./requirement-lock.ts');
  const { formatRecheck, formatReport } = await import('../codegen/check/format/report.ts');
  const colour = process.stdout.isTTY === true;
  const again = new CheckAgain(cache ? await cacheOf(folder) : null);
  const request = async (read: readonly SourceFile[]): Promise<ReportRequest> => ({
    examination: await again.check(read, await lockBeside(folder)),
    files: read,
    folder,
    format: json ? 'json' : format,
    colour,
  });
  if (assignIds || accept.length > 0) {
    const { describeChange, updateLock } = await import('./requirement-lock.ts');
    const change = await updateLock(folder, files, { assignIds, accept });
    process.stderr.write(describeChange(change, folder));
    files = change.text;
  }
  if (fix) {
    const { fixFiles } = await import('./fix-files.ts');
    files = await fixFiles(folder, files, async (read) => (await request(read)).examination.findings);
  }
  if (watch) {
    return await checkAgain(folder, files, async (read, paths, since = started) => {
      const checked = await request(read);
      print(formatRecheck({ ...checked, paths, milliseconds: performance.now() - since }));
      again.save();
      return checked.examination.findings.length === 0 ? 0 : 1;
    });
  }
  const checked = await request(files);
  print(formatReport(checked));
  again.save();
  return checked.examination.findings.length === 0 ? 0 : 1;
}

/** The cache of a folder, which another version of the toolkit does not take. */
async function cacheOf(folder: string): Promise<CheckCache | null> {
  const { CheckCache: Cache } = await import('../codegen/io/check-cache.ts');
  const { toolkitVersion } = await import('../codegen/io/toolkit-version.ts');
  const version = toolkitVersion();
  return version === null ? null : new Cache(folder, version);
}

function print({ result, summary, together }: Report): void {
  process.stdout.write(result);
  (together ? process.stdout : process.stderr).write(`${summary}\n`);
}

/** Checks files that were read, and prints what there is to say about them. Returns the exit code. */
type Check = (files: readonly SourceFile[], paths: readonly string[], since?: number) => Promise<number>;

/** Checks at once and after every change, until Ctrl+C or until the folder is removed. Returns the last exit code. */
async function checkAgain(folder: string, files: readonly SourceFile[], once: Check): Promise<number> {
  const { watchSpecFolder } = await import('../codegen/io/watch.ts');
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  let code = 0;
  return await new Promise((resolve) => {
    const end = (): void => finish(code);
    // Before the first check: who sees its result may press Ctrl+C at once.
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
    let last = run(files, []);
    void last.then(() => say(`Watching ${folder}; Ctrl+C ends`));
    const watching = watchSpecFolder(folder, files, {
      changed: (read, paths) => {
        const since = performance.now();
        last = last.then(() => run(read, paths, since));
      },
      unreadable: (message) => {
        code = 1;
        say(message);
      },
      gone: () => {
        say(`The specification folder ${folder} is not there any more`);
        finish(2);
      },
    });
    async function run(...asked: Parameters<Check>): Promise<void> {
      try {
        code = await once(...asked);
      } catch (error) {
        // A slip of the toolkit on a text in between: the next change may well be fine.
        code = 1;
        say(`snvme: ${error instanceof Error ? error.message : String(error)}\nThis should not happen.`);
      }
    }
    function finish(ending: number): void {
      watching.close();
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve(ending);
    }
  });
}
