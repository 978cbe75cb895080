import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import { ALIGNED, type DataLayout } from '../data-layout.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import { numberOf } from './register-line.ts';

/** `data AT=200h LIST=FF0h`: how the data of the next command lies in memory. */
export interface DataLine {
  readonly kind: 'data';
  readonly layout: DataLayout;
  readonly at: SourceRange;
}

const WORDS = ['AT', 'LIST', 'PART', 'PAGE', 'OFFSET', 'UNMAPPED'] as const;
/** The last byte of a page. */
const LAST = 0xfff;

/** Reads what stands behind the word `data`. */
export function dataLine(text: string, at: SourceRange): DataLine {
  const all = new Map<string, number | 'list'>();
  for (const { name, nameAt, value } of readArguments(new Cursor(text, 0, at))) {
    if (!(WORDS as readonly string[]).includes(name))
      throw new ScenarioFault(
        nameAt,
        `Unexpected ${name}, expected one of ${WORDS.join(', ')}${didYouMean(name, WORDS)}`,
      );
    all.set(name, valueOf(name, value));
  }
  const number = (name: (typeof WORDS)[number]): number => Number(all.get(name) ?? 0);
  if (all.has('PAGE') !== all.has('OFFSET'))
    throw new ScenarioFault(at, 'Unexpected line, expected PAGE and OFFSET together, or neither');
  const layout: DataLayout = {
    at: number('AT'),
    list: number('LIST'),
    part: number('PART'),
    shifted: all.has('PAGE') ? { page: number('PAGE'), offset: number('OFFSET') } : ALIGNED.shifted,
    missing: all.get('UNMAPPED') ?? ALIGNED.missing,
  };
  return { kind: 'data', layout, at };
}

function valueOf(name: string, value: Argument['value']): number | 'list' {
  if (name === 'UNMAPPED' && value.kind === 'word' && value.text === 'LIST') return 'list';
  const number = value.kind === 'word' ? numberOf(value.text) : null;
  if (number === null || number > LAST)
    throw new ScenarioFault(value.at, `Unexpected value of ${name}, expected a number up to FFFh`);
  return Number(number);
}
