import type { Status } from '../../codegen/model/model.ts';

/** The statuses that the data plane itself gives; all others come from tables. */
export type DataPlaneStatus =
  | 'Successful Completion'
  | 'Invalid Field in Command'
  | 'Data Transfer Error'
  | 'PRP Offset Invalid'
  | 'Internal Error'
  | 'Invalid Queue Identifier'
  | 'Command Abort Requested'
  | 'Abort Command Limit Exceeded'
  | 'Command Aborted due to SQ Deletion'
  | 'Invalid Namespace or Format'
  | 'Compare Failure';

/** Status codes by name. */
export class StatusCodes {
  readonly #fields: ReadonlyMap<string, { readonly SCT: number; readonly SC: number }>;
  /** What was asked for last: most commands end as the one before. */
  #last = { name: '', fields: { SCT: 0, SC: 0 } as { readonly SCT: number; readonly SC: number } };

  constructor(statuses: readonly Status[]) {
    this.#fields = new Map(statuses.map(({ name, value }) => [name, { SCT: value >>> 8, SC: value % 256 }]));
  }

  /** Status code type and status code, for the fields of a completion. */
  fields(name: string): { readonly SCT: number; readonly SC: number } {
    if (name === this.#last.name) return this.#last.fields;
    const fields = this.#fields.get(name);
    if (fields === undefined)
      throw new RangeError(`Unexpected status "${name}", expected one of the Status values and Profile tables`);
    this.#last = { name, fields };
    return fields;
  }
}
