import type { SourceFile } from '../../model/source.ts';

/** An example in the comment of a rule: a small document, and where the rule finds something in it. */
export interface Example {
  /** The name of the function under the comment. */
  readonly rule: string;
  readonly verdict: 'bad' | 'good';
  readonly number: number;
  readonly files: readonly SourceFile[];
  /** `file:line:column-line:column` of what stands between « and ». */
  readonly marked: readonly string[];
}

/** The front page of the document that an example is a part of. */
export const INDEX: SourceFile = {
  path: 'index.md',
  text: '---\ntitle: D\nversion: 0.1.0\ntype: BASE\nproject: P\nauthors: [A]\nstatus: draft\nprefix: XC\nclass: informative\norder: 0\n---\n',
};

const COMMENT = /\/\*\*\n(?<comment>(?: \*.*\n)+?) \*\/\nexport function (?<rule>[A-Za-z]+)/g;
const FENCE = /^```(?<form>normative|base|informative|requirement)\n(?<text>[^]*?)\n```$|^(?<verdict>Bad|Good):$/gm;

/**
 * The examples in the comments of a module: fences behind `Bad:` and `Good:`. The word after the fence is the class of the
 * file that holds the text; `requirement` makes the text the sentence of a requirement row. « and » stand around each place
 * where the rule finds something.
 */
export function examplesOf(module: string): readonly Example[] {
  return [...module.matchAll(COMMENT)].flatMap(({ groups }) => {
    const text = (groups?.['comment'] ?? '').replace(/^ \* ?/gm, '');
    let verdict: Example['verdict'] = 'bad';
    let number = 0;
    return [...text.matchAll(FENCE)].flatMap((fence): readonly Example[] => {
      const { form, text: body = '', verdict: word } = fence.groups ?? {};
      if (form === undefined) {
        verdict = word === 'Good' ? 'good' : 'bad';
        return [];
      }
      number += 1;
      return [{ rule: groups?.['rule'] ?? '', verdict, number, ...unmarked(form, body) }];
    });
  });
}

function unmarked(form: string, body: string): Pick<Example, 'files' | 'marked'> {
  const asRow = form === 'requirement';
  const front = `---\ntitle: Body\nclass: ${asRow ? 'normative' : form}\norder: 1\n---\n\n`;
  const text = asRow
    ? `Table: A – Requirements {#tbl:r}\n\n| Requirement ID | Requirement |\n| :--- | :--- |\n| XC-A-1 | ${body} |\n`
    : `${body}\n`;
  const marked: string[] = [];
  let plain = '';
  let start = '';
  for (const part of `${front}${text}`.split(/(?=[«»])/)) {
    if (part.startsWith('»')) marked.push(`body.md:${start}-${pointAt(plain)}`);
    if (part.startsWith('«')) start = pointAt(plain);
    plain += part.replace(/^[«»]/, '');
  }
  return { files: [{ path: 'body.md', text: plain }], marked };
}

function pointAt(before: string): string {
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
