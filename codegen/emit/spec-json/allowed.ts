import type { AllowedCommands } from '../../model/allowed-commands.ts';
import type { Model } from '../../model/model.ts';
import type { Json } from '../json.ts';
import { sourceOf } from './source.ts';

/** A list of allowed commands. */
export function allowedJson(model: Model, { object, queue, rows, others, at }: AllowedCommands): Json {
  return {
    object: object.name,
    queue,
    rows: rows.map((row) => ({
      id: row.id,
      opcode: row.opcode,
      command: row.command.name,
      filter: row.filter,
      source: sourceOf(model, row.at),
    })),
    others: { id: others.id, status: others.status.name, source: sourceOf(model, others.at) },
    source: sourceOf(model, at),
  };
}
