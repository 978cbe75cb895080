import { Action as NamespaceAction } from '../../reference/generated/values/namespace-act.ts';
import { Action as StateAction } from '../../reference/generated/values/state-act.ts';
import { Action as TagAction } from '../../reference/generated/values/tag-act.ts';
import { FeatureIdentifier } from '../../reference/generated/values/fid.ts';
import type { HostileHost } from './host.ts';
import { sendBlocks } from './mechanics-io.ts';
import { visitPrimary } from './mechanics-visits.ts';
import type { ControllerView, QueueView, Snapshot } from './snapshot.ts';
import type { Submitter } from './submitter.ts';
import { drawTag } from './tags.ts';

/**
 * The Mechanics, one command a time: what a decent host would do next. Random steps hit live controllers only where
 * somebody brings them to life.
 */
export function advance(host: HostileHost, submitter: Submitter): void {
  const { random } = host;
  const snapshot = host.snapshot();
  const admin = snapshot.submission.find(({ owner, qid }) => owner === null && qid === 0);
  if (!admin) {
    enablePrimary(host);
    return;
  }
  const { controllers } = snapshot;
  if (random.percent(8)) visitPrimary(host, submitter, admin, controllers);
  else if (random.percent(5)) advanceQueues(host, submitter, snapshot, null);
  else if (controllers.length === 0 || (random.percent(10) && controllers.length < (host.limits['MAXXC'] ?? 1)))
    create(host, submitter, admin);
  else {
    const enabled = random.percent(60) ? controllers.filter(({ state }) => state === 'Enabled') : [];
    advanceController(host, submitter, admin, snapshot, random.maybe(enabled) ?? random.pick(controllers));
  }
}

/** Resets the primary controller, and enables it with queues that it can reach. */
export function enablePrimary(host: HostileHost): void {
  host.say('the primary controller is reset and enabled');
  host.writeRegister('CC', {});
  host.settle();
  const entries = host.random.pick([8, 16, 64]);
  const submission = host.spaces.ring(null, [], entries * 64);
  const completion = host.spaces.ring(null, [submission], entries * 16);
  host.writeRegister('AQA', { ASQS: entries - 1, ACQS: entries - 1 });
  host.writeRegister('ASQ', { ASQB: submission / 4096 });
  host.writeRegister('ACQ', { ACQB: completion / 4096 });
  host.writeRegister('CC', { EN: 1, IOSQES: 6, IOCQES: 4 });
}

function create(host: HostileHost, submitter: Submitter, admin: QueueView): void {
  const count = Math.min(host.random.between(0, 2), host.limits['TAGMAX'] ?? 1);
  const tags = Array.from({ length: count }, () => drawTag(host));
  const data = host.codec.encode('CECD', { ECNTLID: host.random.below(4), TAGLIST: tags });
  submitter.send(admin, 'Create Extended Controller', { NTAG: tags.length }, data);
}

function advanceController(
  host: HostileHost,
  submitter: Submitter,
  admin: QueueView,
  snapshot: Snapshot,
  view: ControllerView,
): void {
  const { random } = host;
  const handle = { CNTLID: view.key, XGEN: Number(view.object.attributes['XGEN']) };
  const send = (name: string, fields: Record<string, number>, data: Uint8Array | null = null): void =>
    submitter.send(admin, name, { ...handle, ...fields }, data);
  if (view.state === 'Enabled' && random.percent(96)) advanceQueues(host, submitter, snapshot, view);
  else if (view.state !== 'Disabled') {
    const ACT = random.pick([StateAction.Disable, StateAction.Disable, StateAction.Delete, StateAction.NormalShutdown]);
    send('Manage Extended Controller State', { ACT, FORCE: ACT === StateAction.Delete ? random.below(2) : 0 });
  } else if (random.percent(4)) send('Manage Extended Controller State', { ACT: StateAction.Delete });
  else if (view.queuePairs === 0 || random.percent(5)) grant(host, send);
  else if (!view.tags.has(0) || random.percent(8)) {
    const ACT = view.tags.has(0) && random.percent(50) ? TagAction.Unbind : TagAction.Bind;
    const TIDX = view.tags.has(0) ? random.below(host.limits['TAGMAX'] ?? 1) : 0;
    send('Manage Extended Controller Tag', { ACT, TIDX, ...drawTag(host) });
  } else if (view.namespaces.size === 0 || random.percent(10)) {
    const [attached] = [...view.namespaces];
    const isDetach = attached !== undefined && random.percent(50);
    const ENSID = isDetach ? attached[0] : random.between(1, 2);
    const NSID = isDetach ? attached[1] : random.between(1, host.limits['NN'] ?? 1);
    send('Manage Extended Namespace', { ACT: isDetach ? NamespaceAction.Detach : NamespaceAction.Attach, ENSID, NSID });
  } else {
    const MPS = random.percent(80) ? 0 : random.below((host.limits['MPSMAX'] ?? 0) + 1);
    const sizes = { ASQS: random.pick([1, 7, 31]), ACQS: random.pick([1, 7, 31]) };
    send('Create Extended Admin Queue', { ...sizes, EN: 1, MPS, IOSQES: 6, IOCQES: 4 });
  }
}

function grant(
  { random, limits, codec }: HostileHost,
  send: (name: string, fields: Record<string, number>, data: Uint8Array) => void,
): void {
  const vectors = Array.from({ length: random.below((limits['MAXVEC'] ?? 0) + 1) }, () => ({
    VEC: random.between(1, Math.max(1, (limits['MSIXN'] ?? 2) - 1)),
  }));
  const fields = {
    NQP: random.between(2, limits['MAXQP'] ?? 2),
    NVEC: vectors.length,
    MAXNS: Math.min(2, limits['NSMAX'] ?? 1),
    XMQES: random.pick([0, 7]),
  };
  send('Set Extended Controller Resources', fields, codec.encode('XCRD', { VECLIST: vectors }));
}

/** The next thing that a driver does on its own queues; `null`: on those of the primary controller. */
function advanceQueues(
  host: HostileHost,
  submitter: Submitter,
  { submission, completion }: Snapshot,
  view: ControllerView | null,
): void {
  const { random } = host;
  const owner = view?.object ?? null;
  const mine = submission.filter((queue) => queue.owner === owner);
  const admin = mine.find(({ qid }) => qid === 0);
  const io = mine.filter(({ qid }) => qid > 0);
  const completions = completion.filter((queue) => queue.owner === owner && queue.qid > 0);
  if (!admin) return;
  const bare = completions.find(({ qid }) => !io.some(({ completionQueue }) => completionQueue === qid));
  const QID = random.between(1, Math.max(1, (view?.queuePairs ?? host.limits['FEQID'] ?? 2) - 1));
  const TIDX = view ? random.pick([0, ...view.tags.keys()]) : 0;
  if (io.length > 0 && random.percent(80)) sendBlocks(host, submitter, random.pick(io), view);
  else if (io.length === 0 && completions.length === 0 && random.percent(20))
    submitter.send(admin, 'Set Features', { FID: FeatureIdentifier.NumberOfQueues, NSQR: 3, NCQR: 3 });
  else if (bare && random.percent(80)) {
    const tagIndex = Number((bare.identity as { readonly TIDX?: number }).TIDX ?? 0);
    submitter.send(admin, 'Create I/O Submission Queue', {
      QID,
      ...queueShape(host),
      CQID: bare.qid,
      TIDX: tagIndex,
    });
  } else if (io.length > 0 && random.percent(10))
    submitter.send(admin, 'Delete I/O Submission Queue', { QID: random.pick(io).qid });
  else if (bare && random.percent(30)) submitter.send(admin, 'Delete I/O Completion Queue', { QID: bare.qid });
  else if (random.percent(25)) {
    if (random.percent(50)) submitter.send(admin, 'Identify', { CNS: random.below(2), NSID: 1 });
    else submitter.send(admin, 'Get Features', { FID: FeatureIdentifier.NumberOfQueues });
  } else {
    const interrupts = view && view.vectors.size > 0 ? { IEN: 1, IV: random.below(view.vectors.size) } : {};
    submitter.send(admin, 'Create I/O Completion Queue', { QID, ...queueShape(host), TIDX, ...interrupts });
  }
}

/** How large an I/O queue is, and whether it is in one piece. */
function queueShape({ random, limits }: HostileHost): Record<'QSIZE' | 'PCONT', number> {
  const { CQR, MAXQE = 8 } = limits;
  if (CQR !== 0) return { QSIZE: 7, PCONT: 1 };
  const sizes = [8, 80, 300, MAXQE].filter((size) => size <= MAXQE);
  return { QSIZE: random.pick(sizes) - 1, PCONT: random.percent(70) ? 0 : 1 };
}
