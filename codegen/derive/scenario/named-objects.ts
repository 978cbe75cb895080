import type { Outcome } from '../../language/operation.ts';
import { ObjectInstance } from '../../language/values.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Machine } from '../machine.ts';
import { ScenarioFault } from './fault.ts';

/** The objects that lines speak of by a name of their own. */
export class NamedObjects {
  readonly #machine: Machine;
  readonly #objects = new Map<string, ObjectInstance>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  get all(): ReadonlyMap<string, ObjectInstance> {
    return this.#objects;
  }

  /** The object of that name. @throws ScenarioFault where no line gave the name. */
  named(handle: string, at: SourceRange): ObjectInstance {
    const known = [...this.#objects.keys()];
    const object = this.#objects.get(handle);
    if (object) return object;
    const expected = `${known.join(', ')}${didYouMean(handle, known)}`;
    throw new ScenarioFault(at, `Unexpected "${handle}", expected one of ${expected}`);
  }

  /** Names the object that a command has created. @throws ScenarioFault where it created none. */
  bind(handle: string, { changes }: Outcome, at: SourceRange): void {
    const created = changes.find((change) => change.attribute === null && change.after !== undefined);
    const instance = created && this.#machine.plane.state[created.object]?.get(created.key);
    if (!instance)
      throw new ScenarioFault(at, `Unexpected handle ${handle}, expected one only where the command creates an object`);
    // A copy: the handle keeps naming what it was when the object is gone or its key has a new owner.
    this.#objects.set(handle, new ObjectInstance(instance.type, instance.key, { ...instance.attributes }));
  }
}
