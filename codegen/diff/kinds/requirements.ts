import type { ProseRequirement } from '../../model/model.ts';
import type { ChangeKind, Impact } from '../change.ts';
import { pairs } from '../pairs.ts';

const idOf = ({ id }: ProseRequirement): string => id;

/** A requirement in words that only the new version has. With shall it may make devices or hosts wrong. */
export const requirementAdded: ChangeKind = {
  kind: 'requirement-added',
  find: ({ a, b }) =>
    pairs(a.requirements, b.requirements, idOf).fresh.map((one) => ({
      impact: binding(one),
      message: `${one.id} is new: ${one.text}`,
      requirements: [one.id],
      at: one.at,
      version: 'b',
    })),
};

/** A requirement in words that only the old version has: whoever relied on it may not any more. */
export const requirementRetired: ChangeKind = {
  kind: 'requirement-retired',
  find: ({ a, b }) =>
    pairs(a.requirements, b.requirements, idOf).gone.map((one) => ({
      impact: binding(one),
      message: `${one.id} is gone: ${one.text}`,
      requirements: [one.id],
      at: one.at,
      version: 'a',
    })),
};

/** Another sentence under the same id. It is editorial where the lock says so, else as weighty as its keyword. */
export const requirementReworded: ChangeKind = {
  kind: 'requirement-reworded',
  find: ({ a, b, reworded }) =>
    pairs(a.requirements, b.requirements, idOf)
      .both.filter(([before, after]) => flat(before.text) !== flat(after.text))
      .map(([before, after]) => ({
        impact: reworded.has(after.id) ? 'editorial' : binding(before) === 'breaking' ? 'breaking' : binding(after),
        message: `${after.id} said: ${before.text} Now: ${after.text}`,
        requirements: [after.id],
        at: after.at,
        version: 'b',
      })),
};

function binding({ text }: ProseRequirement): Impact {
  return /\bshall\b/i.test(text) ? 'breaking' : 'compatible';
}

function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
