import type { Rule } from 'eslint';

declare const rule: Rule.RuleModule;
export default rule;

interface Named {
  readonly name: string;
  readonly source: string;
}

/** Words that the proposal's commands own: in their tables, and not in the base annex. */
export function proposalWords(spec: { readonly commands: readonly Named[] }): Set<string>;
