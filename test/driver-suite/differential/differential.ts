import { Random } from '../../fuzz/random.ts';
import { model } from '../../spec-model.ts';
import { composedPlatform, primaryPlatform } from '../platforms.ts';
import { difference, differingFields, takenOpcodes } from './allow-list.ts';
import { mayDiffer, reportDifference } from './event-requests.ts';
import type { Command } from './random-commands.ts';
import { adminCommand, ioCommand } from './random-commands.ts';
import type { Outcome, QueueRequest } from './side.ts';
import { EVENT_REQUEST, Side } from './side.ts';

/** How a run went. */
export interface DifferentialReport {
  /** Commands that were compared. */
  readonly compared: number;
  /** Commands of which one succeeded on both. */
  readonly succeeded: number;
  /** What differed, with the step: replay it by the seed. */
  readonly differences: readonly string[];
}

const INVALID_OPCODE = 'Invalid Command Opcode';
/** Differences after which a run ends: the controllers are no longer in the same state. */
const ENOUGH = 5;
const ADMIN = { queue: 'admin' } as const;

/** Sends the same random commands to a primary and to a composed extended controller of the same size. */
export function differential(seed: number, steps: number): DifferentialReport {
  const random = new Random(seed);
  const [primary, extended] = [new Side(primaryPlatform()), new Side(composedPlatform())];
  const fields = differingFields(model);
  const taken = { admin: takenOpcodes(model, 'admin'), io: takenOpcodes(model, 'io') };
  const decode = (structure: string, data: Uint8Array) => primary.driver.nvme.admin.decode(structure, data);
  const differences: string[] = [];
  let [compared, succeeded] = [0, 0];

  const judge = (step: number, command: Command, outcomes: readonly [Outcome, Outcome]): void => {
    compared += 1;
    if (outcomes[0].status === 'Successful Completion') succeeded += 1;
    const found = difference(command, outcomes, { fields, decode });
    if (found !== null) differences.push(`seed ${seed}, step ${step}, ${described(command)}: ${found}`);
  };
  const send = (step: number, queue: keyof typeof taken, command: Command, to: (side: Side) => Outcome): void => {
    if (taken[queue].has(command.opcode)) {
      const before = { primary: primary.outstanding, extended: extended.outstanding };
      const outcomes = [to(primary), to(extended)] as const;
      const isRequest = queue === 'admin' && command.opcode === EVENT_REQUEST;
      if (!isRequest || !mayDiffer(outcomes, before)) judge(step, command, outcomes);
      const found = reportDifference(primary.reports, extended.reports);
      if (found !== null) differences.push(`seed ${seed}, step ${step}, ${described(command)}: ${found}`);
      return;
    }
    // What a primary controller does with it is its own business (XC-ALW-1, XC-ALW-2).
    const { status } = to(extended);
    compared += 1;
    if (status !== INVALID_OPCODE)
      differences.push(`seed ${seed}, step ${step}, ${described(command)}: ${status}, expected ${INVALID_OPCODE}`);
  };

  for (let step = 0; step < steps && differences.length < ENOUGH; step++) {
    const queues = primary.queues;
    const which = random.below(100);
    if (which < 1) for (const side of [primary, extended]) side.reset();
    else if (which < 12) {
      const request = queueRequest(random);
      const opcode = request.kind === 'completion' ? 0x05 : 0x01;
      judge(step, shown(opcode, request.qid, request.offset), [primary.create(request), extended.create(request)]);
    } else if (which < 15) {
      const kind = random.pick(['completion', 'submission'] as const);
      const qid = random.below(6);
      judge(step, shown(kind === 'completion' ? 4 : 0, qid), [primary.remove(kind, qid), extended.remove(kind, qid)]);
    } else if (queues.length > 0 && which < 60) {
      const qid = random.pick(queues);
      const command = ioCommand(random);
      send(step, 'io', command, (side) => side.io(qid, command));
    } else {
      const command = adminCommand(random);
      // Queues are created and deleted above, where the host knows of it.
      if (![0, 1, 4, 5].includes(command.opcode)) send(step, ADMIN.queue, command, (side) => side.admin(command));
    }
  }
  return { compared, succeeded, differences };
}

function queueRequest(random: Random): QueueRequest {
  return {
    kind: random.pick(['completion', 'submission']),
    qid: random.percent(80) ? random.between(1, 3) : random.pick([0, 4, 0xffff]),
    size: random.percent(80) ? random.between(1, 63) : random.pick([0, 64, 0xffff]),
    completionQueue: random.percent(80) ? random.between(1, 3) : random.pick([0, 4, 0xffff]),
    vector: random.percent(90) ? random.below(4) : 0x100,
    isContiguous: random.percent(95),
    offset: random.percent(95) ? 0 : random.pick([4, 0x200, 0x800]),
  };
}

const shown = (opcode: number, qid: number, pointer = 0): Command => ({
  opcode,
  nsid: 0,
  dwords: [qid],
  flags: 0,
  data: null,
  pointers: [pointer, 0],
});

function described({ opcode, nsid, dwords, flags, data }: Command): string {
  const hex = (value: number): string => `${value.toString(16)}h`;
  return `opcode ${hex(opcode)}, flags ${hex(flags)}, NSID ${hex(nsid)}, dwords ${dwords.map(hex).join(' ')}, ${data?.length ?? 'no'} bytes`;
}
