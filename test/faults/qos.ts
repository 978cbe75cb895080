import type { Change } from '../../codegen/language/operation.ts';
import type { Outcome } from '../../codegen/language/operation.ts';
import type { Controller } from '../../reference/controller/controller.ts';
import { doorbellAt } from '../../reference/controller/doorbells.ts';
import type { Fault } from './fault.ts';
import type { Tampering } from './tampering.ts';

const [ENABLED, STATE, COMPLETION_QUEUES, SUBMISSION_QUEUES] = ['QEN', 'STATE', 'CQS', 'SQS'] as const;

/** Lifts the limits of a controller, or brings them back, together with some changes: what comes back has a full burst. */
function limitsTouched(lifts: (change: Change) => boolean, brings: (change: Change) => boolean): Tampering {
  return {
    device({ controlPlane }: Controller) {
      const limited = new Set<number>();
      const evaluate = controlPlane.evaluate.bind(controlPlane);
      const further = ({ object, key, row }: Change, value: number): Change => ({
        object,
        key,
        row,
        attribute: ENABLED,
        before: 1 - value,
        after: value,
      });
      controlPlane.evaluate = (...some): Outcome => {
        const outcome = evaluate(...some);
        const extra = outcome.changes.flatMap((change): Change[] => {
          const enabled = controlPlane.state[change.object]?.get(change.key)?.attributes[ENABLED];
          if (enabled === 1 && lifts(change)) return [further(change, 0)];
          return enabled === 0 && limited.has(change.key) && brings(change) ? [further(change, 1)] : [];
        });
        for (const { key, after } of extra) if (after === 0) limited.add(key);
        return { ...outcome, changes: [...outcome.changes, ...extra] };
      };
    },
  };
}

/** Ignores doorbells while a command waits for a limit. */
function deaf(isConcerned: (qid: number, firstOfPool: number) => boolean): Tampering {
  return {
    device(controller) {
      const write = controller.writeRegister.bind(controller);
      controller.writeRegister = (offset, size, value) => {
        const doorbell = doorbellAt(offset, controller.registers.get('CAP', 'DSTRD'));
        const first = Number(controller.controlPlane.limits['FEQID'] ?? 0);
        const waits = controller.clock.next !== null;
        if (!(doorbell && waits && isConcerned(doorbell.qid, first))) write(offset, size, value);
      };
    },
  };
}

/** Mistakes with limits. */
export const QOS_FAULTS: readonly Fault[] = [
  {
    name: 'burst-refilled-by-disable',
    effect:
      'The device begins with a full burst whenever a controller is enabled, and a tenant escapes its limits by resets',
    requirements: ['XC-QCG-4'],
    tamper: () =>
      limitsTouched(
        ({ attribute, after }) => attribute === STATE && after !== 1,
        ({ attribute, after }) => attribute === STATE && after === 1,
      ),
  },
  {
    name: 'burst-refilled-by-new-queue',
    effect:
      'The device begins with a full burst whenever a queue is created, and a tenant escapes its limits by new queues',
    requirements: ['XC-QCG-4'],
    tamper: () =>
      limitsTouched(
        ({ attribute }) => attribute?.startsWith(COMPLETION_QUEUES) === true,
        ({ attribute }) => attribute?.startsWith(SUBMISSION_QUEUES) === true,
      ),
  },
  {
    name: 'limit-stops-others',
    effect: 'The device lets all tenants wait while one of them waits for its limit',
    requirements: ['XC-QDL-2', 'XC-ISO-2'],
    tamper: () => deaf((qid, first) => qid >= first),
  },
  {
    name: 'limit-stops-host',
    effect: 'The device lets the commands of the host wait while a tenant waits for its limit',
    requirements: ['XC-QDL-2', 'XC-QDL-3', 'XC-QDL-4', 'XC-ISO-4'],
    tamper: () => deaf((qid, first) => qid < first),
  },
  {
    name: 'limits-not-applied',
    effect: 'The device shows the limits of a tenant and does not apply them',
    requirements: ['XC-QBD-1', 'XC-QCG-4', 'XC-QDL-3', 'XC-QDL-4'],
    tamper: () => ({
      device(controller) {
        const { work } = controller;
        controller.work = () => {
          work.call(controller);
          for (; controller.clock.next !== null && controller.clock.runNext(); work.call(controller));
        };
      },
    }),
  },
];
