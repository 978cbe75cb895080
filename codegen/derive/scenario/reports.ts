import type { EventReport } from '../../language/asynchronous-events.ts';
import type { ObjectInstance } from '../../language/values.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import { ScenarioFault } from './fault.ts';
import type { Line } from './lines.ts';

/** The asynchronous events that a line of a scenario made controllers report, until `report` lines have named them all. */
export class ScenarioReports {
  readonly #names: readonly string[];
  #left: readonly EventReport[] = [];

  /** `names`: of all asynchronous events. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** What the next `report` lines have to name. */
  expect(reports: readonly EventReport[]): void {
    this.#left = reports;
  }

  /** A `report` line; `object` is its extended controller, `null` the primary one. Returns the id of the event's row. */
  take({ name, at }: Extract<Line, { kind: 'report' }>, object: ObjectInstance | null): string {
    if (!this.#names.includes(name))
      throw new ScenarioFault(
        at,
        `Unexpected asynchronous event "${name}", expected one of ${this.#names.join(', ')}${didYouMean(name, this.#names)}`,
      );
    const report = this.#left.find(
      (each) =>
        each.event.name === name && (object ? each.object === object.type && each.key === object.key : each.key === 0),
    );
    if (!report)
      throw new ScenarioFault(at, `Unexpected report of ${name}, but the tables give ${described(this.#left)}`);
    this.#left = this.#left.filter((each) => each !== report);
    return report.event.id;
  }

  /** Throws a ScenarioFault where a report was not named. */
  requireNone(at: SourceRange): void {
    if (this.#left.length > 0)
      throw new ScenarioFault(
        at,
        `Unexpected end of the line before, which makes controllers report ${described(this.#left)}; expected a line such as report host NAME`,
      );
  }
}

function described(reports: readonly EventReport[]): string {
  return reports.length === 0 ? 'none' : reports.map(({ event }) => event.name).join(', ');
}
