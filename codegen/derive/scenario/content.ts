import type { Transfer } from '../../model/command.ts';
import { textBytes } from '../world.ts';
import type { Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** The argument that holds the data of a command whose data no structure describes. */
const DATA = 'DATA';

/** `DATA="TENANT A"`: what a command writes, or what it has to read. The text is repeated up to the end of the data. */
export function rawContent(written: readonly Argument[], { direction, structure, length }: Transfer) {
  const found = written.find(({ name }) => name === DATA);
  const others = written.filter((argument) => argument !== found);
  if (!found) return { text: null, others, content: () => ({}) };
  if (structure !== null || length === null)
    throw new ScenarioFault(found.nameAt, `Unexpected ${DATA}, expected it with a command whose data has no structure`);
  const { value } = found;
  if (value.kind !== 'text')
    throw new ScenarioFault(value.at, `Unexpected value of ${DATA}, expected a text in quotes`);
  const { text } = value;
  return {
    text,
    others,
    content: (bytes: number) => {
      const hex = textBytes(text.repeat(Math.ceil(bytes / Math.max(1, text.length))), bytes, false);
      return direction === 'host-to-controller' ? { content: hex } : { reads: hex };
    },
  };
}
