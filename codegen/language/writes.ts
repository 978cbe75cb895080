import type { Change } from './operation.ts';

/** With more changes than this they are looked up by their place. */
const FEW = 32;

/** Collects the changes of one command or event. All of them read the state before; two on one place contradict. */
export class Writes {
  readonly changes: Change[] = [];
  /** By object and attribute, where there are many. */
  #places: Map<string, Change[]> | null = null;

  /** Adds a change, unless another row already changes the same place. */
  add(change: Change): void {
    const { object, key, attribute, index } = change;
    const other = this.#at(object, key, attribute).find(
      (each) =>
        isAt(each, object, key, attribute) && (each.index === undefined || index === undefined || each.index === index),
    );
    if (other !== undefined)
      throw new Error(
        `Unexpected second value for ${placeOf(object, key, attribute)} by ${change.row}, expected When cells that keep it apart from ${other.row}`,
      );
    this.changes.push(change);
    if (this.#places !== null) this.#keep(this.#places, change);
  }

  /** Whether an attribute of an object gets a value. */
  has(object: string, key: number, attribute: string): boolean {
    return this.#at(object, key, attribute).some((each) => isAt(each, object, key, attribute));
  }

  /** The changes at a place, and perhaps others. */
  #at(object: string, key: number, attribute: string | null): readonly Change[] {
    if (this.changes.length <= FEW) return this.changes;
    if (this.#places === null) {
      this.#places = new Map();
      for (const change of this.changes) this.#keep(this.#places, change);
    }
    return this.#places.get(placeOf(object, key, attribute)) ?? [];
  }

  #keep(places: Map<string, Change[]>, change: Change): void {
    const place = placeOf(change.object, change.key, change.attribute);
    const others = places.get(place);
    if (others === undefined) places.set(place, [change]);
    else others.push(change);
  }
}

function placeOf(object: string, key: number, attribute: string | null): string {
  return `${object}[${key}]${attribute === null ? '' : `.${attribute}`}`;
}

function isAt(change: Change, object: string, key: number, attribute: string | null): boolean {
  return change.key === key && change.attribute === attribute && change.object === object;
}
