import { formatStatus } from '../../model/numbers.ts';
import type { Model, Status } from '../../model/model.ts';
import { added, changed, removed } from '../facts.ts';

const statusesOf = (model: Model): readonly Status[] => model.statuses;

/** A status code that only the new version has. Rows that return it are changes of their own. */
export const statusCodeAdded = added('status-code-added', 'status code', statusesOf);

/** A status code that only the old version has. */
export const statusCodeRemoved = removed('status-code-removed', 'status code', statusesOf);

/** Another value of a status code. */
export const statusCodeChanged = changed('status-code-changed', statusesOf, (before, after) =>
  before.value === after.value
    ? null
    : `status code ${after.name} was ${formatStatus(before.value)}, now ${formatStatus(after.value)}`,
);
