import { LogPageIdentifier } from '../../reference/generated/values/lid.ts';
import { Select } from '../../reference/generated/values/receive-sel.ts';
import type { HostileHost } from './host.ts';
import type { ControllerView, QueueView } from './snapshot.ts';
import type { Submitter } from './submitter.ts';

/** Commands of the owner of the primary controller that read, or that set what does not bring a controller further. */
export function visitPrimary(
  host: HostileHost,
  submitter: Submitter,
  admin: QueueView,
  controllers: readonly ControllerView[],
): void {
  const { random, codec } = host;
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
      const limits = codec.encode('XCQD', { QEN: 1, TIOPS: random.below(1000), BIO: 100 });
      submitter.send(admin, 'Set Extended Controller QoS', handle, limits);
    },
  ];
  random.pick(visits)();
}
