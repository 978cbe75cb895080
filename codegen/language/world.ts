import type { Attribute, AttributeRange, Model, ObjectType, Term } from '../model/model.ts';
import type { Field, Structure, ValuesTable } from '../model/layout.ts';
import type { ArithmeticOperator, Binary, Expression } from '../model/expression.ts';
import { strayValues } from '../model/stray-values.ts';
import type { Resolved } from './resolved.ts';
import type { NumberType, Type } from './types.ts';
import { littleEndian } from './text.ts';
import { UNKNOWN, calculate, literalType, numberType } from './types.ts';
import type { Value } from './values.ts';
import { NO_ENTRIES } from './values.ts';

/** A resolved expression with its type. */
export interface Typed {
  readonly node: Resolved;
  readonly type: Type;
}

/** The model's names, found by name, and the types of its fields and attributes. */
export class World {
  readonly model: Model;
  readonly limits: ReadonlyMap<string, Typed>;
  readonly terms: ReadonlyMap<string, Term>;
  readonly objects: ReadonlyMap<string, ObjectType>;
  /** The mnemonic of the type of the one primary controller; `null` in a model without one. */
  readonly primary: string | null;
  readonly structures: ReadonlyMap<string, Structure>;
  /** The names that Values tables of no field and no attribute define. */
  readonly strayEnumerators: ReadonlySet<string>;
  readonly #attributeTypes = new Map<Attribute, Type>();
  readonly #tables: ReadonlyMap<string, ValuesTable>;

  constructor(model: Model) {
    this.model = model;
    this.limits = new Map(
      model.limits.map((limit) => [
        limit.mnemonic,
        { node: { kind: 'limit', name: limit.mnemonic }, type: numberType(limit.minimum, limit.maximum) },
      ]),
    );
    this.terms = new Map(model.terms.map((term) => [term.name, term]));
    this.objects = new Map(model.objects.map((object) => [object.mnemonic, object]));
    this.primary = model.objects.find((object) => object.key === null)?.mnemonic ?? null;
    this.structures = new Map(model.structures.map((structure) => [structure.mnemonic, structure]));
    this.strayEnumerators = new Set(
      strayValues(model).flatMap((table) => table.values.flatMap((row) => row.enumerator ?? [])),
    );
    this.#tables = new Map(model.values.map((table) => [table.id, table]));
  }

  /** The Values table of an attribute: by mnemonic, of the same file where several have it. */
  valuesNamed(name: string, file: string): ValuesTable | undefined {
    const candidates = this.model.values.filter((table) => table.mnemonic === name);
    return candidates.find((table) => table.at.file === file) ?? candidates[0];
  }

  /** The type of a field of a layout. */
  fieldType(field: Field): Type {
    const table = field.values === undefined ? undefined : this.#tables.get(field.values);
    if (table !== undefined) return { kind: 'enumeration', table };
    if (field.format === 'number') return numberType(0n, (1n << BigInt(field.width)) - 1n, field.zeroBased);
    if (field.format === 'list') {
      const structure = field.entry ?? '';
      return this.structures.has(structure) ? { kind: 'list', structure, length: 1n << 16n } : UNKNOWN;
    }
    return { kind: 'bytes', size: field.width / 8, format: field.format };
  }

  /** The type of an attribute. A key is a number. */
  attributeType(attribute: Attribute): Type {
    const known = this.#attributeTypes.get(attribute);
    if (known !== undefined) return known;
    const type = this.#rangeType(attribute.range, attribute);
    this.#attributeTypes.set(attribute, type);
    return type;
  }

  /** The keys of an object type; those of the one primary controller are just 0. */
  keyType(object: ObjectType): NumberType {
    const range = object.key?.range;
    return range?.kind === 'key' ? numberType(range.low, range.high) : numberType(0, 0);
  }

  /**
   * By what controllers of all types are numbered: their key, and the attribute with the name of a key in the type that has
   * none.
   */
  controllerNumbers(): { readonly number: string | null; readonly keys: NumberType } {
    const all = [...this.objects.values()];
    const keys = all.flatMap((object) => object.key ?? []);
    const own = all.find((object) => object.key === null)?.attributes ?? [];
    const number = own.find(({ mnemonic }) => keys.some((key) => key.mnemonic === mnemonic))?.mnemonic ?? null;
    const types = all.map((object) => this.keyType(object));
    const high = types.reduce((greatest, type) => (type.high > greatest ? type.high : greatest), 0n);
    return { number, keys: numberType(0n, high) };
  }

  /** The initial value of an attribute: a constant or a limit; `undefined` where the creating command sets it. */
  initialValue(attribute: Attribute, limits: Readonly<Record<string, number>>): Value | undefined {
    const { initial, range } = attribute;
    if (initial === null) return undefined;
    if (initial.kind === 'name' && this.limits.has(initial.name)) return limits[initial.name];
    if (range.kind === 'map') return NO_ENTRIES;
    return constant(initial, this.attributeType(attribute));
  }

  #rangeType(range: AttributeRange, attribute: Attribute): Type {
    switch (range.kind) {
      case 'key':
        return numberType(range.low, range.high);
      case 'number':
        return numberType(this.bound(range.low).type.low, this.bound(range.high).type.high);
      case 'values': {
        const table = this.valuesNamed(range.values.name, range.values.at.file);
        return table === undefined ? UNKNOWN : { kind: 'enumeration', table };
      }
      case 'bytes':
        return { kind: 'bytes', size: range.size, format: range.format };
      case 'reference':
        return { kind: 'object', object: range.object.name, optional: range.optional, stored: true };
      case 'record':
        return { kind: 'record', structure: range.structure.name, optional: range.optional };
      case 'map': {
        const element = this.#rangeType(range.element, attribute);
        const [low, high] = [this.bound(range.low), this.bound(range.high)];
        const isConstant = !range.sparse && attribute.initial !== null && attribute.each === undefined;
        const initial = isConstant ? constant(attribute.initial, element) : null;
        return {
          kind: 'map',
          element,
          sparse: range.sparse,
          initial,
          low: low.node,
          high: high.node,
          keys: numberType(low.type.low, high.type.high),
        };
      }
    }
  }

  /**
   * A bound of a Range cell: numbers, limits, and calculations with them. Anything else leaves the bound open here;
   * it is reported where the cell is resolved as a value.
   */
  bound(expression: Expression): { readonly node: Resolved; readonly type: NumberType } {
    if (expression.kind === 'number')
      return { node: { kind: 'literal', value: expression.value }, type: literalType(expression.value) };
    if (expression.kind === 'name') {
      const limit = this.limits.get(expression.name);
      if (limit?.type.kind === 'number') return { node: limit.node, type: limit.type };
    }
    if (expression.kind === 'binary' && isArithmetic(expression.operator)) {
      const { operator } = expression;
      const [left, right] = [this.bound(expression.left), this.bound(expression.right)];
      return {
        node: { kind: 'arithmetic', operator, left: left.node, right: right.node },
        type: calculate(operator, left.type, right.type),
      };
    }
    return { node: { kind: 'literal', value: 0 }, type: numberType(0n, 1n << 64n) };
  }
}

/** The value of a field that nothing was written to. */
export function zeroOf(field: Field): Value {
  if (field.format === 'list') return [];
  return field.format === 'number' ? 0 : '00'.repeat(field.width / 8);
}

/** Whether an operator calculates a number. */
export function isArithmetic(operator: Binary['operator']): operator is ArithmeticOperator {
  return ['+', '-', '*', 'mod', '^'].includes(operator);
}

function constant(expression: Expression, type: Type): Value {
  if (expression.kind === 'number')
    return type.kind === 'bytes' ? littleEndian(expression.value, type.size) : expression.value;
  if (expression.kind === 'name' && type.kind === 'enumeration') {
    return type.table.values.find((row) => row.enumerator === expression.name)?.value ?? null;
  }
  return null;
}
