import { BlamedFields } from '../../codegen/language/blamed-field.ts';
import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import { environmentOf } from '../../codegen/language/environment.ts';
import type { Operation } from '../../codegen/language/operation.ts';
import { type ObjectInstance, UNDEFINED } from '../../codegen/language/values.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Completion } from './completion.ts';

/** What stands in the place of a location, a queue or a command where there is none. */
export const NO_LOCATION = 0xffff;

/** What rows blame is looked up once for all devices of a model, when a command fails first. */
const KNOWN = new WeakMap<Model, BlamedFields>();

function blamedFieldsOf(model: Model): BlamedFields {
  const blamed = KNOWN.get(model) ?? new BlamedFields(model);
  KNOWN.set(model, blamed);
  return blamed;
}

/** The places of errors in commands: bits 10:8 the bit and bits 7:0 the byte in which the field begins that is wrong. */
export class ErrorLocations {
  readonly #model: Model;
  readonly #controlPlane: Pick<ControlPlane, 'limits' | 'state'>;

  constructor(model: Model, controlPlane: Pick<ControlPlane, 'limits' | 'state'>) {
    this.#model = model;
    this.#controlPlane = controlPlane;
  }

  /** NB-ERR-21: the place of the one field that the row names by which a command failed; without such a row or field none. */
  of({ command, row }: Completion, fields: Operation['fields'], controller: ObjectInstance): number {
    if (row === undefined) return NO_LOCATION;
    // An opcode that no command has: it begins the entry.
    if (command === null) return 0;
    const { limits, state } = this.#controlPlane;
    const target = command.target === null ? controller : UNDEFINED;
    const name = blamedFieldsOf(this.#model).of(command, row, environmentOf({ fields, limits, state, target }));
    const field = command.fields.find(({ mnemonic }) => mnemonic === name);
    return field === undefined ? NO_LOCATION : ((field.bit % 8) << 8) | Math.floor(field.bit / 8);
  }
}
