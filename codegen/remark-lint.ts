import type { Root } from 'mdast';
import type { Preset } from 'unified';
import { lintRule } from 'unified-lint-rule';
import type { Rule } from './check/rule.ts';
import { captions } from './check/rules/captions.ts';
import { deprecatedTerm } from './check/rules/deprecated-term.ts';
import { fileSize } from './check/rules/file-size.ts';
import { keyword } from './check/rules/keyword.ts';
import { numberStyle } from './check/rules/number-style.ts';
import { oneKeyword } from './check/rules/one-keyword.ts';
import { rawPipe } from './check/rules/raw-pipe.ts';
import { untaggedRequirement } from './check/rules/untagged-requirement.ts';
import { readSpecification } from './read/specification.ts';

/** A remark plugin that reports what one rule finds in one file; its only setting is a severity, as for each rule of remark-lint. */
export type LintPlugin = ReturnType<typeof lintRule<Root>>;

/** "must", "will" and keywords in capitals. */
export const remarkLintKeyword = shell('keyword', keyword);
/** More or fewer keywords than one in a requirement row. */
export const remarkLintOneKeyword = shell('one-keyword', oneKeyword);
/** Keywords outside requirement rows. */
export const remarkLintUntaggedRequirement = shell('untagged-requirement', untaggedRequirement);
/** Numbers in another style than NVM Express's. */
export const remarkLintNumberStyle = shell('number-style', numberStyle);
/** Words that the Open Compute Project has deprecated. */
export const remarkLintDeprecatedTerm = shell('deprecated-term', deprecatedTerm);
/** Rows of tables outside a table. */
export const remarkLintRawPipe = shell('raw-pipe', rawPipe);
/** Files that are too long to review. */
export const remarkLintFileSize = shell('file-size', fileSize);
/** Headings without an id, captions that are there twice. */
export const remarkLintCaptions = shell('captions', captions);

const PRESET: Preset = {
  plugins: [
    remarkLintKeyword,
    remarkLintOneKeyword,
    remarkLintUntaggedRequirement,
    remarkLintNumberStyle,
    remarkLintDeprecatedTerm,
    remarkLintRawPipe,
    remarkLintFileSize,
    remarkLintCaptions,
  ],
};

/** All of them as a preset: `{ "remarkConfig": { "plugins": ["remark-gfm", "scalable-nvme/remark-lint"] } }`. */
export default PRESET;

/** A rule that needs one file only, for users of remark. Messages have the source `snvme` and the rule's name. */
function shell(name: string, rule: Rule): LintPlugin {
  return lintRule<Root>(`snvme:${name}`, (_tree, file) => {
    const { model } = readSpecification([{ path: file.path ?? 'stdin.md', text: String(file) }]);
    for (const { message, range, fix } of rule(model)) {
      const told = file.message(message, { place: range });
      if (fix !== undefined) told.expected = [fix.text];
    }
  });
}
