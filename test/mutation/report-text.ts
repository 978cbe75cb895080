import { sentences } from '../../codegen/language/sentence.ts';
import type { Model } from '../../codegen/model/model.ts';
import { MUTANT_CLASSES } from '../../codegen/mutate/mutant.ts';
import { RULES } from '../../codegen/mutate/equivalents/equivalents.ts';
import { adviceFor } from './advice.ts';
import type { MutantResult, Wrong } from './result.ts';
import { summarize } from './result.ts';

/** A report for people: a table by class, what each rule explains, then each survivor with what to do about it. */
export function mutationText(results: readonly MutantResult[], model: Model, seconds: number): string {
  const said = sentences(model);
  const survivors = results.filter(({ verdict }) => verdict === 'survived');
  const errors = results.filter(({ verdict }) => verdict === 'error');
  return [
    table(results),
    equivalents(results),
    ...survivors.map((result) => survivorText(result, said.get(result.row) ?? null)),
    ...errors.map(({ id, reason = '' }) => `ERROR ${id}\n  ${reason}\n`),
    `${summaryLine(results)} in ${seconds.toFixed(1)} s\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The mutants and faults by name with what each changes. */
export function listText(devices: readonly Wrong[]): string {
  return devices.map(({ id, change }) => `${id}\n  ${change.from}\n  ${change.to}\n`).join('');
}

function summaryLine(results: readonly MutantResult[]): string {
  const { mutants, killed, equivalent, illFormed, survived, errors } = summarize(results);
  return `${mutants} mutants: ${killed} killed, ${equivalent} equivalent, ${illFormed} ill-formed, ${survived} survived, ${errors} errors`;
}

function table(results: readonly MutantResult[]): string {
  const head = ['', 'mutants', 'killed', 'equivalent', 'ill-formed', 'survived', 'errors'];
  const lines = [...MUTANT_CLASSES, 'fault' as const]
    .map((kind) => ({ kind, own: results.filter((result) => result.class === kind) }))
    .filter(({ own }) => own.length > 0)
    .map(({ kind, own }) => {
      const { mutants, killed, equivalent, illFormed, survived, errors } = summarize(own);
      return [kind, ...[mutants, killed, equivalent, illFormed, survived, errors].map(String)];
    });
  return [head, ...lines]
    .map((cells) =>
      cells
        .map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart(11)))
        .join('')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
}

function equivalents(results: readonly MutantResult[]): string {
  return RULES.flatMap(({ name, why }) => {
    const own = results.filter(({ rule }) => rule === name);
    return own.length === 0 ? [] : [`EQUIVALENT ${name}, ${own.length}: ${why}\n`];
  }).join('');
}

function survivorText(result: MutantResult, sentence: string | null): string {
  const { id, at, change, reason } = result;
  return [
    `SURVIVED ${id}`,
    `  ${at.file}:${at.start.line}`,
    ...(sentence === null ? [] : [`  ${sentence}`]),
    `  text    ${change.from}`,
    `  mutant  ${change.to}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    `  ${adviceFor(result)}`,
    '',
  ].join('\n');
}
