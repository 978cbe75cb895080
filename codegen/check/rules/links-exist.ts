import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';

/**
 * A link to a Markdown file leads to a file of the specification, from the folder of the file that it stands in.
 *
 * Bad: `[limits](limit.md)`, or `[limits](limits.md)` in a file of `commands/`. Good: `[limits](../limits.md#limits)`.
 */
export function linksExist(model: Model): readonly Diagnostic[] {
  const files = model.sections.map((section) => section.file);
  return model.mentions.flatMap(({ kind, name, section, at }) => {
    if (kind !== 'file') return [];
    const [path = '', ...rest] = name.split(/(?=[?#])/);
    if (files.includes(targetOf(path, section))) return [];
    const known = files.map((file) => relative(file, section));
    const meant = known.find((file) => file.split('/').at(-1) === path.split('/').at(-1));
    const hint = meant === undefined ? didYouMean(path, known) : ` (did you mean ${meant}${rest.join('')}?)`;
    return diagnostic(
      'links-exist',
      at,
      `Unexpected link to ${path}, expected a file of the specification, named from the folder of this file${hint}`,
    );
  });
}

/** The file that a link leads to, as the sections name it; above the folder of the specification it begins with `..`. */
function targetOf(link: string, section: string): string {
  const steps = link.startsWith('/') ? [] : section.split('/').slice(0, -1);
  for (const step of decoded(link).split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** A path as a link from a section writes it. */
function relative(file: string, section: string): string {
  const from = section.split('/').slice(0, -1);
  const to = file.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
