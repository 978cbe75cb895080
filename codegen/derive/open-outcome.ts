import type { Outcome } from '../language/operation.ts';

/** Whether a device may carry the command out or refuse it: nothing that comes of it can be expected then. */
export function isOpen({ fired, permitted }: Pick<Outcome, 'fired' | 'permitted'>): boolean {
  return fired.length === 0 && permitted.length > 0;
}

/** The ids of the rows that answer, or may. */
export function answering({ fired, permitted }: Pick<Outcome, 'fired' | 'permitted'>): readonly string[] {
  return [...fired, ...permitted].map(({ id }) => id);
}

/** The statuses that are right, each once; `success` is the name of that of a command that nothing answers. */
export function statusesOf(
  { fired, permitted }: Pick<Outcome, 'fired' | 'permitted'>,
  success: string,
): readonly string[] {
  const certain = fired.length === 0 ? [success] : fired.map(({ status }) => status);
  return [...new Set([...certain, ...permitted.map(({ status }) => status)])];
}
