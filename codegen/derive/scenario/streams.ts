import type { ObjectInstance } from '../../language/values.ts';
import { lengthened } from '../length.ts';
import type { Machine } from '../machine.ts';
import type { Move } from '../move.ts';
import { valueOf } from './conditions.ts';
import { ScenarioFault } from './fault.ts';
import { lineOperation } from './line-operation.ts';
import type { Line } from './lines.ts';
import type { Argument } from './arguments.ts';
import type { Named } from './named.ts';
import { numberOf } from './register-line.ts';
import type { FlowLine } from './stream-line.ts';
import type { Handles } from './values.ts';

/** The greatest rate, burst and charge: all sums of them are exact. */
const GREATEST = 2 ** 32;

/** The streams of one scenario. */
export class ScenarioStreams {
  readonly #machine: Machine;
  readonly #handles: Handles;
  readonly #names = new Set<string>();

  constructor(machine: Machine, handles: Handles) {
    this.#machine = machine;
    this.#handles = handles;
  }

  /** Begins a stream, or gives it other queues. @throws ScenarioFault where its command is not one that succeeds and leaves nothing. */
  begin(
    { line, first, last, stream }: Extract<Line, { kind: 'stream' }>,
    receiver: ObjectInstance | null,
    object: { readonly object: string; readonly key: number },
  ): Move {
    const { catalog, plane } = this.#machine;
    const success = catalog.success().name;
    if (line.status.name !== success)
      throw new ScenarioFault(line.status.at, `Unexpected status ${line.status.name}, expected ${success} in a stream`);
    const { operation, content } = lineOperation(line, this.#machine, this.#handles, receiver);
    const outcome = plane.evaluate(operation);
    const [fired] = outcome.fired;
    if (fired)
      throw new ScenarioFault(line.status.at, `Unexpected status ${success}, but the tables give ${fired.status}`);
    if (outcome.changes.length > 0 || outcome.awaits !== null || catalog.command(line.command).queue !== 'io')
      throw new ScenarioFault(
        line.at,
        'Unexpected command of a stream, expected an I/O command that the tables say all of',
      );
    this.#names.add(stream);
    const whole = lengthened(operation, outcome, this.#machine.shape(line.command), plane, catalog);
    const written = content?.content;
    return {
      kind: 'stream',
      stream,
      operation: whole,
      ...(written !== undefined && { content: written }),
      object,
      first,
      last,
    };
  }

  /** The move of a line that speaks of streams. @throws ScenarioFault for a stream that no line has begun. */
  flow(line: FlowLine): Move {
    const streams = line.streams.map((each) => this.#known(each));
    switch (line.kind) {
      case 'flow':
        return { kind: 'flow', step: { op: 'flow', ms: line.ms, streams } };
      case 'share':
        return { kind: 'flow', step: { op: 'share.expect', streams } };
      case 'rate': {
        const part = (name: string): number | null => {
          const found = line.parts.find((each) => each.name === name);
          return found ? this.#number(found) : null;
        };
        const [rate, burst, largest, least] = [part('R') ?? 0, part('B'), part('L') ?? 0, part('LEAST') ?? 0];
        if (least > 100) throw new ScenarioFault(line.at, `Unexpected LEAST=${least}, expected percent from 0 to 100`);
        const bound = { rate, ...(burst !== null && { burst }), largest, least };
        return { kind: 'flow', step: { op: 'rate.expect', streams, unit: line.unit, ...bound } };
      }
    }
  }

  #known({ name, at }: Named): string {
    if (this.#names.has(name)) return name;
    throw new ScenarioFault(at, `Unexpected stream ${name}, expected one of ${[...this.#names].join(', ')}`);
  }

  #number({ name, value }: Argument): number {
    const number =
      value.kind === 'word'
        ? Number(numberOf(value.text) ?? NaN)
        : value.kind === 'expression'
          ? valueOf(value.text, value.at, this.#machine, this.#handles)
          : null;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= GREATEST) return number;
    throw new ScenarioFault(value.at, `Unexpected value of ${name}, expected a number from 0 to ${GREATEST}`);
  }
}
