import type { Code } from 'mdast';
import type { ScenarioSource } from '../../model/model.ts';
import type { Report } from '../report.ts';
import { type Lines, offsets } from './lines.ts';

const META = /^\{#(?<id>[A-Z0-9]+(?:-[A-Z0-9]+)+) caption="(?<caption>[^"]+)"\s*(?<rest>.*)\}$/;

/** Reads a fence of the language `scenario`; `undefined` for other fences and for one without a right head. */
export function readScenario(node: Code, lines: Lines, report: Report): ScenarioSource | undefined {
  if (node.lang !== 'scenario') return undefined;
  const { from, to } = offsets(node);
  const at = lines.range(from, to);
  const { id, caption, rest } = META.exec(node.meta ?? '')?.groups ?? {};
  if (id === undefined || caption === undefined) {
    report(
      'scenario-fence',
      lines.line(at.start.line),
      'Unexpected head of a scenario, expected ```scenario {#XC-CRE-S1 caption="What happens"}',
    );
    return undefined;
  }
  if (rest) {
    report(
      'scenario-fence',
      lines.line(at.start.line),
      `Unexpected ${rest} after the caption of a scenario, expected the closing brace there: its head holds an id and a caption`,
    );
    return undefined;
  }
  const steps = node.value.split('\n').flatMap((text, index) => {
    const line = lines.line(at.start.line + 1 + index);
    const lead = text.length - text.trimStart().length;
    if (text.trim() === '') return [];
    const column = line.end.column - text.length + lead;
    const start = { line: line.start.line, column };
    return [
      {
        text: text.trim(),
        at: { file: line.file, start, end: { line: line.start.line, column: column + text.trim().length } },
      },
    ];
  });
  return { id, caption, section: lines.file.path, lines: steps, at };
}
