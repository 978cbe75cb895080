import type { HostileHost } from './host.ts';
import type { ControllerView, QueueView } from './snapshot.ts';
import type { Submitter } from './submitter.ts';

/** Sends any I/O command about a few blocks, which mostly exist. */
export function sendBlocks(
  host: HostileHost,
  submitter: Submitter,
  queue: QueueView,
  view: ControllerView | null,
): void {
  const { random, limits } = host;
  const command = random.pick(submitter.commandsFor(queue));
  const namespaces = view ? [...view.namespaces.keys()] : [random.between(1, limits['NN'] ?? 1)];
  const NSID = random.maybe(namespaces) ?? 1;
  const { size } = host.namespace(view?.namespaces.get(NSID) ?? NSID);
  const count = Math.min(size, random.percent(80) ? random.between(1, 4) : random.between(1, 60));
  const block = random.below(size - count + 1);
  const fields = { NSID, SLBAL: block, NLB: count - 1 };
  const known = Object.entries(fields).filter(([name]) => command.fields.some(({ mnemonic }) => mnemonic === name));
  submitter.send(queue, command.name, Object.fromEntries(known));
}
