import type { SourceRange } from '../../model/source.ts';
import { LONGEST_FLOW } from '../../model/stream-step.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import { namesOf, type Named } from './named.ts';

/** What streams do and what they get done, but for the line that begins one. */
export type FlowLine =
  /** `flow 1000 ms s, t`: the streams keep commands outstanding for a time. */
  | { readonly kind: 'flow'; readonly ms: number; readonly streams: readonly Named[]; readonly at: SourceRange }
  /** `rate s bytes R=4096 B=8192 L=512 LEAST=95` */
  | {
      readonly kind: 'rate';
      readonly streams: readonly Named[];
      readonly unit: 'bytes' | 'commands';
      readonly parts: readonly Argument[];
      readonly at: SourceRange;
    }
  /** `share s, t` */
  | { readonly kind: 'share'; readonly streams: readonly Named[]; readonly at: SourceRange };

/** The parts of a rate; a bound without B is none from above. */
const PARTS = ['R', 'B', 'L', 'LEAST'];
const NAMES = '[a-z][a-z0-9]*(?:, ?[a-z][a-z0-9]*)*';
const FLOW = new RegExp(`^([1-9][0-9]{0,4}) ms (${NAMES})$`);
const RATE = new RegExp(`^(${NAMES}) (bytes|commands) (?=R=)`);
const SHARE = new RegExp(`^(${NAMES})$`);

/** Reads what stands behind the word `flow`, `rate` or `share`. */
export function flowLine(keyword: FlowLine['kind'], text: string, at: SourceRange): FlowLine {
  switch (keyword) {
    case 'flow': {
      const [, ms = '', names = ''] = FLOW.exec(text) ?? [];
      if (ms === '' || Number(ms) > LONGEST_FLOW)
        throw new ScenarioFault(at, `Unexpected line, expected flow MILLISECONDS ms STREAMS, at most ${LONGEST_FLOW}`);
      return { kind: 'flow', ms: Number(ms), streams: namesOf(names, at, text.length - names.length), at };
    }
    case 'rate': {
      const [head = '', names = '', unit] = RATE.exec(text) ?? [];
      const parts = head === '' ? [] : readArguments(new Cursor(text, head.length, at));
      const given = parts.map(({ name }) => name);
      const isWhole = ['R', 'L', 'LEAST'].every((name) => given.includes(name));
      const isKnown = given.every((name, i) => PARTS.includes(name) && given.indexOf(name) === i);
      if ((unit !== 'bytes' && unit !== 'commands') || !isWhole || !isKnown)
        throw new ScenarioFault(at, 'Unexpected line, expected rate STREAMS bytes R=… B=… L=… LEAST=…, or commands');
      return { kind: 'rate', streams: namesOf(names, at), unit, parts, at };
    }
    case 'share': {
      const streams = SHARE.test(text) ? namesOf(text, at) : [];
      if (streams.length < 2) throw new ScenarioFault(at, 'Unexpected line, expected share and two streams or more');
      return { kind: 'share', streams, at };
    }
  }
}
