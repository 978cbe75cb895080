import type { MutantResult } from './result.ts';

/** What an editor can do so that a vector notices the mutant. */
export function adviceFor({ row, readers, class: kind, operator }: MutantResult): string {
  switch (kind) {
    case 'fault':
      return `Write a scenario in which the device goes wrong for all to see, and let it show one of ${readers.join(', ')}.`;
    case 'choice':
      return `Write a scenario in which a device that uses this freedom answers what a host can tell from a right answer: compare what it chose with what it shall differ from.`;
    case 'transfer':
      return `Write a scenario that looks at the bytes beyond the data, or at a transfer that shall not take place.`;
    case 'initial':
      return `Write a scenario that reads ${row} back before any command changes it, or give it a read-back.`;
    case 'layout':
      return `Write a scenario that reads ${row} with a value of its own in each byte, or a codec vector of it.`;
    case 'matrix':
      return `Write a scenario that brings an object to this state and reads the state back after the command or event of ${row}.`;
    case 'value':
      return `Write a scenario with ${row} in which the two values differ, and read the result back.`;
    case 'when':
      return `Write a scenario with ${row} outside its When, or leave the When out of the text if it says nothing.`;
    case 'target':
      return `Write a scenario with ${row} that names an object that exists with another value of what the target compares.`;
    case 'constant':
    case 'comparison':
      return `Write a scenario with ${row} at the bound and one beside it.`;
    case 'row':
      if (operator === 'drop')
        return `Write a scenario in which only ${row} decides the answer, and read the result back.`;
      return `Write a scenario that expects the status of ${row} where no other row holds.`;
    case 'logic':
    case 'name':
      return `Write a scenario with ${row} in which the text and the mutant differ: only the changed part decides.`;
  }
}
