import type { SourceRange } from '../../model/source.ts';

/** Something in a scenario fence that cannot be read or does not hold, with its place. */
export class ScenarioFault extends Error {
  readonly at: SourceRange;

  constructor(at: SourceRange, message: string) {
    super(message);
    this.at = at;
  }
}
