import type { Reference } from './command.ts';

/** A reset of the whole device that no register starts: of the link, or of its power. */
export type DeviceReset = 'conventional reset' | 'power cycle';

/** What a driver does wrong with a doorbell: it has no queue, or the queue cannot have the value. */
export type DoorbellError = 'no queue' | 'wrong value';

/** What makes an event happen. */
export type Stimulus =
  /** Nothing that a host does. */
  | { readonly kind: 'none' }
  /** The controller cannot fetch an entry of the object's admin submission queue. */
  | { readonly kind: 'fetch fault' }
  /** A host writes the values to a field of a register, one after the other, and the last one changes it. */
  | {
      readonly kind: 'write';
      readonly register: Reference;
      readonly field: Reference;
      readonly values: readonly [number, ...number[]];
    }
  | { readonly kind: 'reset'; readonly reset: DeviceReset }
  /** A driver of the object writes to one of its doorbells what the controller ignores. */
  | { readonly kind: 'ring'; readonly error: DoorbellError };

/** A stimulus as an Event table says it. */
export function stimulusText(stimulus: Stimulus): string {
  switch (stimulus.kind) {
    case 'none':
    case 'fetch fault':
      return stimulus.kind;
    case 'reset':
      return stimulus.reset;
    case 'ring':
      return `ring ${stimulus.error}`;
    case 'write': {
      const { register, field, values } = stimulus;
      return `write ${register.name}.${field.name} ${values.map(hexadecimal).join(', then ')}`;
    }
  }
}

function hexadecimal(value: number): string {
  return value < 10 ? String(value) : `${value.toString(16).toUpperCase()}h`;
}
