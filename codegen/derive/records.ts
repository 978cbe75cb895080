import { ObjectInstance, type RecordValue, type Value } from '../language/values.ts';

/** Whether a value is a record, as the entry of a queue is. */
export function isRecord(value: Value | undefined): value is RecordValue {
  return typeof value === 'object' && value !== null && !(value instanceof Map) && !(value instanceof ObjectInstance);
}
