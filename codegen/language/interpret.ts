import type { Environment } from './environment.ts';
import type { ElementEntry, ObjectEntry, Resolved } from './resolved.ts';
import { arithmetic, equal, isNumber, relation } from './interpret-operators.ts';
import { elementsOf } from './interpret-source.ts';
import { interpretMalformed } from './interpret-text.ts';
import type { RecordValue, Undefined, Value } from './values.ts';
import { ObjectInstance, UNDEFINED } from './values.ts';

type Result = Value | Undefined;

/**
 * Evaluates a resolved expression by walking it: the reading of the language that vectors are derived with. It shares no
 * code with the compiler, so that a slip in one of them shows.
 */
export function interpret(node: Resolved, environment: Environment): Result {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'field':
      if (node.present !== null && interpret(node.present, environment) !== true) return UNDEFINED;
      return environment.fields[node.name] ?? node.zero;
    case 'datum':
      return environment.data === UNDEFINED ? UNDEFINED : (environment.data[node.name] ?? node.zero);
    case 'limit':
      return environment.limits[node.name] ?? UNDEFINED;
    case 'chosen':
      return environment.chosen[node.name] ?? UNDEFINED;
    case 'target':
      return environment.target;
    case 'binder':
      return environment.binders[node.slot]?.value ?? UNDEFINED;
    case 'index':
      return environment.binders[node.slot]?.index ?? UNDEFINED;
    case 'object':
      return readObject(node, environment);
    case 'key': {
      const object = liveObject(node, environment);
      return object === UNDEFINED ? UNDEFINED : object.key;
    }
    case 'attribute': {
      const object = liveObject(node, environment);
      if (object !== UNDEFINED && node.keyOf?.includes(object.type) === true) return object.key;
      const value = object === UNDEFINED ? undefined : object.attributes[node.name];
      return value === undefined ? UNDEFINED : value;
    }
    case 'member': {
      const record = interpret(node.of, environment);
      return isRecord(record) ? (record[node.name] ?? node.zero) : UNDEFINED;
    }
    case 'element':
      return readElement(node, environment);
    case 'logical':
      return interpretLogical(node, environment);
    case 'not': {
      const operand = interpret(node.operand, environment);
      return operand === UNDEFINED ? UNDEFINED : operand !== true;
    }
    case 'relation': {
      const left: Result = interpret(node.left, environment);
      const right: Result = interpret(node.right, environment);
      return left === UNDEFINED || right === UNDEFINED ? UNDEFINED : relation(node.operator, left, right);
    }
    case 'arithmetic': {
      const left: Result = interpret(node.left, environment);
      const right: Result = interpret(node.right, environment);
      return isNumber(left) && isNumber(right) ? arithmetic(node.operator, left, right) : UNDEFINED;
    }
    case 'in-range': {
      const left: Result = interpret(node.left, environment);
      const low: Result = interpret(node.low, environment);
      const high: Result = interpret(node.high, environment);
      if (!isNumber(left) || !isNumber(low) || !isNumber(high)) return UNDEFINED;
      return (low <= left && left <= high) !== node.negated;
    }
    case 'in-set': {
      const left = interpret(node.left, environment);
      const elements = node.elements.map((element) => interpret(element, environment));
      if (left === UNDEFINED || elements.includes(UNDEFINED)) return UNDEFINED;
      return elements.some((element) => element !== UNDEFINED && equal(left, element)) !== node.negated;
    }
    case 'exists':
      return interpretExists(node.entry, environment);
    case 'reserved': {
      const operand = interpret(node.operand, environment);
      return isNumber(operand) ? !node.defined.some(({ low, high }) => low <= operand && operand <= high) : UNDEFINED;
    }
    case 'malformed': {
      const operand = interpret(node.operand, environment);
      return typeof operand === 'string' ? interpretMalformed(operand, node.format) : UNDEFINED;
    }
    case 'quantifier':
      return interpretQuantifier(node, environment, 0);
    case 'count':
      return interpretCount(node, environment);
    case 'sum':
      return interpretSum(node, environment);
    case 'record':
      return interpretRecord(node, environment);
    case 'list':
      return interpretList(node, environment);
    case 'keyed': {
      const list = interpret(node.list, environment);
      return Array.isArray(list) ? new Map(list.map((record: RecordValue, i) => [i, record])) : UNDEFINED;
    }
  }
}

type Of<K extends Resolved['kind']> = Extract<Resolved, { kind: K }>;

function readObject(node: ObjectEntry, environment: Environment): Result {
  const key = interpret(node.key, environment);
  if (!isNumber(key) || key < node.low || key > node.high) return UNDEFINED;
  return environment.state[node.object]?.get(Number(key)) ?? UNDEFINED;
}

/** The object that a path begins with; an object read from an attribute may be gone, or `none`. */
function liveObject(node: Of<'key' | 'attribute'>, environment: Environment): ObjectInstance | Undefined {
  const object = interpret(node.of, environment);
  if (!(object instanceof ObjectInstance)) return UNDEFINED;
  if (node.stored && environment.state[object.type]?.get(object.key) !== object) return UNDEFINED;
  return object;
}

function readElement(node: ElementEntry, environment: Environment): Result {
  const key = entryKey(node, environment);
  const collection = interpret(node.of, environment);
  if (key === UNDEFINED || collection === UNDEFINED) return UNDEFINED;
  if (Array.isArray(collection)) return (collection as readonly RecordValue[])[key] ?? UNDEFINED;
  return collection instanceof Map
    ? ((collection as ReadonlyMap<number, Value>).get(key) ?? node.total ?? UNDEFINED)
    : UNDEFINED;
}

function entryKey(node: ElementEntry, environment: Environment): number | Undefined {
  const key = interpret(node.key, environment);
  if (!isNumber(key)) return UNDEFINED;
  if (node.bounds === null) return Number(key);
  const low: Result = interpret(node.bounds.low, environment);
  const high: Result = interpret(node.bounds.high, environment);
  return isNumber(low) && isNumber(high) && low <= key && key <= high ? Number(key) : UNDEFINED;
}

function interpretExists(entry: ObjectEntry | ElementEntry, environment: Environment): Result {
  if (entry.kind === 'object') {
    const key = interpret(entry.key, environment);
    if (!isNumber(key) || key < entry.low || key > entry.high) return UNDEFINED;
    return environment.state[entry.object]?.has(Number(key)) ?? false;
  }
  const key = entryKey(entry, environment);
  const collection = interpret(entry.of, environment);
  if (key === UNDEFINED || collection === UNDEFINED) return UNDEFINED;
  if (Array.isArray(collection)) return key >= 0 && key < collection.length ? true : UNDEFINED;
  return collection instanceof Map ? entry.total !== null || collection.has(key) : UNDEFINED;
}

function interpretLogical(node: Of<'logical'>, environment: Environment): Result {
  const decisive = node.operator === 'or';
  const left = interpret(node.left, environment);
  if (left === decisive) return decisive;
  const right = interpret(node.right, environment);
  if (right === decisive) return decisive;
  return left === UNDEFINED || right === UNDEFINED ? UNDEFINED : !decisive;
}

function interpretQuantifier(node: Of<'quantifier'>, environment: Environment, depth: number): Result {
  const source = node.binders[depth];
  if (source === undefined) return interpret(node.body, environment);
  const decisive = node.quantifier === 'exists';
  const elements = elementsOf(source, environment, interpret);
  if (elements === UNDEFINED) return UNDEFINED;
  let result: Result = !decisive;
  for (const bound of elements) {
    environment.binders[source.slot] = bound;
    const each = interpretQuantifier(node, environment, depth + 1);
    if (each === decisive) return decisive;
    if (each === UNDEFINED) result = UNDEFINED;
  }
  return result;
}

function interpretCount(node: Of<'count'>, environment: Environment): Result {
  const elements = elementsOf(node.source, environment, interpret);
  if (elements === UNDEFINED) return UNDEFINED;
  let count = 0;
  for (const bound of elements) {
    environment.binders[node.source.slot] = bound;
    const holds = node.where === null ? true : interpret(node.where, environment);
    if (holds === UNDEFINED) return UNDEFINED;
    if (holds === true) count += 1;
  }
  return count;
}

function interpretSum(node: Of<'sum'>, environment: Environment): Result {
  const elements = elementsOf(node.source, environment, interpret);
  if (elements === UNDEFINED) return UNDEFINED;
  let sum: number | bigint = 0;
  for (const bound of elements) {
    environment.binders[node.source.slot] = bound;
    const holds = node.where === null ? true : interpret(node.where, environment);
    if (holds === UNDEFINED) return UNDEFINED;
    if (holds !== true) continue;
    const value = interpret(node.value, environment);
    if (!isNumber(value)) return UNDEFINED;
    sum = arithmetic('+', sum, value) as number | bigint;
  }
  return sum;
}

function interpretRecord(node: Of<'record'>, environment: Environment): Result {
  const record: Record<string, Value> = {};
  for (const { name, value } of node.fields) {
    const result = interpret(value, environment);
    if (result === UNDEFINED) return UNDEFINED;
    record[name] = result;
  }
  return record;
}

function interpretList(node: Of<'list'>, environment: Environment): Result {
  const elements = elementsOf(node.source, environment, interpret);
  if (elements === UNDEFINED) return UNDEFINED;
  const records: RecordValue[] = [];
  for (const bound of [...elements].sort((a, b) => a.index - b.index)) {
    environment.binders[node.source.slot] = bound;
    const holds = node.where === null ? true : interpret(node.where, environment);
    if (holds === UNDEFINED) return UNDEFINED;
    if (holds !== true) continue;
    const record = interpret(node.element, environment);
    if (!isRecord(record)) return UNDEFINED;
    records.push(record);
  }
  return records;
}

function isRecord(value: Result): value is RecordValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof ObjectInstance)
  );
}
