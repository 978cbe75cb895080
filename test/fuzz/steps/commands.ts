import type { HostileHost } from '../host.ts';
import { advance, enablePrimary } from '../mechanics.ts';
import type { QueueView } from '../snapshot.ts';
import type { StepKind } from './step.ts';

/** A queue that is served now: any of them, but that of the primary controller often enough. */
function draw(host: HostileHost): QueueView | null {
  return (host.random.percent(40) ? host.primaryQueue : null) ?? host.random.maybe(host.snapshot().submission);
}

/** Steps that send commands. */
export const commandSteps: readonly StepKind[] = [
  { name: 'mechanics', weight: 34, act: advance },
  {
    name: 'revive',
    weight: 2,
    act(host) {
      if (host.snapshot().primary !== 'ready') enablePrimary(host);
    },
  },
  {
    name: 'nearly right command',
    weight: 12,
    act(host, submitter) {
      const queue = draw(host);
      if (queue) submitter.sendNear(queue, host.random.pick(submitter.commandsFor(queue)));
    },
  },
  {
    name: 'changed command',
    weight: 18,
    act(host, submitter) {
      const queue = draw(host);
      if (queue) submitter.sendMutated(queue);
    },
  },
  {
    name: 'any entry',
    weight: 4,
    act(host, submitter) {
      const queue = draw(host);
      if (!queue) return;
      const entry = host.random.bytes(64);
      // With one opcode of 256 in use and four reserved bits nothing random would get further.
      if (host.random.percent(70)) {
        entry[0] = host.random.pick(host.model.profile.filter(({ space }) => space.endsWith('opcode'))).value;
        entry[1] = 0;
      }
      submitter.sendRaw(queue, entry);
    },
  },
];
