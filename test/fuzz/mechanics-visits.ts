import { LogPageIdentifier } from '../../reference/generated/values/lid.ts';
import { Select } from '../../reference/generated/values/receive-sel.ts';
import type { HostileHost } from './host.ts';
import { PRIMARY } from './host.ts';
import type { ControllerView, QueueView } from './snapshot.ts';
import type { Submitter } from './submitter.ts';

/** Entries of a controller list. */
const LISTED = 2047;

/** Commands of the owner of the primary controller that read, or that set what does not bring a controller further. */
export function visitPrimary(
  host: HostileHost,
  submitter: Submitter,
  admin: QueueView,
  controllers: readonly ControllerView[],
): void {
  const { random, codec, limits } = host;
  const some = random.maybe(controllers);
  const handle = some ? { CNTLID: some.key, XGEN: Number(some.object.attributes['XGEN']) } : { CNTLID: 0, XGEN: 0 };
  const visits: (() => void)[] = [
    () => submitter.send(admin, 'Identify', { CNS: random.below(2), NSID: 1 }),
    () => submitter.send(admin, 'Get Log Page', { LID: LogPageIdentifier.ChangedControllers, NUMDL: 31 }),
    () => submitter.send(admin, 'Get Features', { FID: 7 }),
    () => {
      const SEL = random.pick(Object.values(Select));
      const list = SEL === Select.Capabilities || SEL === Select.List;
      const who = list ? { CNTLID: 0, XGEN: 0 } : handle;
      submitter.send(admin, 'Extended Controller Receive', { ...who, SEL, NUMD: random.pick([0, 31, 1023]) });
    },
    () => {
      const bandwidth = { TBW: random.pick([0, 40_000, 4_000_000]), BBW: random.pick([4096, 65_536]) };
      const rates = codec.encode('XCQD', {
        ...{ QEN: 1, QMODE: random.below(2), IOU: random.pick([0, 0, 512, 4096]) },
        ...{ TIOPS: random.pick([0, 5, 1000]), WIOPS: random.pick([0, 0, 3]), BIO: random.pick([1, 4, 100]) },
        ...bandwidth,
      });
      submitter.send(admin, 'Set Extended Controller QoS', handle, rates);
    },
    () => {
      // A whole list, of which the first entry counts.
      const CIDS = Array.from({ length: LISTED }, (_, i) => ({ CID16: i === 0 ? PRIMARY : 0 }));
      const fields = { NSID: random.between(1, limits['NN'] ?? 1), NASEL: random.below(2) };
      submitter.send(admin, 'Namespace Attachment', fields, codec.encode('CTLD', { NUMLC: 1, CIDS }));
    },
  ];
  random.pick(visits)();
}
