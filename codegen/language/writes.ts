import type { Change } from './operation.ts';

/** Collects the changes of one command or event. All of them read the state before; two on one place contradict. */
export class Writes {
  readonly changes: Change[] = [];
  /** Made with the first change: most commands make none. */
  #places: Map<string, Change[]> | null = null;

  /** Adds a change, unless another row already changes the same place. */
  add(change: Change): void {
    const place = `${change.object}[${change.key}]${change.attribute === null ? '' : `.${change.attribute}`}`;
    const places = (this.#places ??= new Map());
    const others: readonly Change[] = places.get(place) ?? [];
    const other = others.find(
      ({ index }) => index === undefined || change.index === undefined || index === change.index,
    );
    if (other !== undefined)
      throw new Error(
        `Unexpected second value for ${place} by ${change.row}, expected When cells that keep it apart from ${other.row}`,
      );
    places.set(place, [...others, change]);
    this.changes.push(change);
  }

  /** Whether an attribute of an object gets a value. */
  has(object: string, key: number, attribute: string): boolean {
    return this.#places?.has(`${object}[${key}].${attribute}`) === true;
  }
}
