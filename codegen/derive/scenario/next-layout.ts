import type { DataLayout } from '../data-layout.ts';
import type { DataLine } from './data-line.ts';
import { ScenarioFault } from './fault.ts';
import type { Line } from './lines.ts';

/** The layout that the next command gets. */
export class NextLayout {
  #line: DataLine | null = null;

  /** A line of the scenario; one that lays data out stands directly before the command that has the data. */
  follow(line: Line): void {
    if (this.#line && (line.kind !== 'host' || line.times)) this.requireNone();
    if (line.kind === 'data') this.#line = line;
  }

  /** The layout for the command of this line. */
  take(): DataLayout | undefined {
    const layout = this.#line?.layout;
    this.#line = null;
    return layout;
  }

  /** @throws ScenarioFault where no command has got the layout. */
  requireNone(): void {
    if (this.#line)
      throw new ScenarioFault(this.#line.at, 'Unexpected line, expected one command behind it that has the data');
  }
}
