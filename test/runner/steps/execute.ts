import type { Step } from '../../../codegen/model/vector.ts';
import type { ScenarioContext } from '../context.ts';
import { VectorError } from '../vector-error.ts';
import { expectBar, maskVector, writeBar } from './bar.ts';
import { expectAbsent } from './absent.ts';
import { expectDma, expectMemory, unmapMemory, writeMemory } from './memory.ts';
import { expectCompletion, expectQuiet, ringDoorbell, submit } from './queue.ts';
import { expectInterrupts } from './interrupt.ts';
import { beginStream, expectRate, expectShare, flow } from './stream.ts';
import { expectRegister, pollRegister, writeRegister } from './register.ts';

/** A step that reaches the device: all but the one that runs a topology again. */
export type DeviceStep = Exclude<Step, { readonly op: 'topology' }>;

/** Does what a step says. @throws StepFailure where the device does something else, VectorError where the step makes no sense. */
export function executeStep(step: DeviceStep, context: ScenarioContext): Promise<void> {
  switch (step.op) {
    case 'reg.write':
      return writeRegister(step, context);
    case 'reg.poll':
      return pollRegister(step, context);
    case 'reg.expect':
      return expectRegister(step, context);
    case 'reset':
      return context.adapter.reset(step.kind === 'power cycle' ? 'power' : 'conventional');
    case 'sqe':
      return submit(step, context);
    case 'doorbell':
      return ringDoorbell(step, context);
    case 'cqe':
      return expectCompletion(step, context);
    case 'mem.write':
      return writeMemory(step, context);
    case 'mem.expect':
      return expectMemory(step, context);
    case 'mem.absent':
      return expectAbsent(step, context);
    case 'mem.unmap':
      return unmapMemory(step, context);
    case 'event':
      return context.adapter.event(step.event, step.act);
    case 'media':
      return context.adapter.media(step.act);
    case 'irq':
      return expectInterrupts(step, context);
    case 'irq.config':
      return maskVector(step, context);
    case 'bar.write':
      return writeBar(step, context);
    case 'bar.expect':
      return expectBar(step, context);
    case 'quiet':
      return expectQuiet(step, context);
    case 'stream':
      return beginStream(step, context);
    case 'flow':
      return flow(step, context);
    case 'rate.expect':
      return expectRate(step, context);
    case 'share.expect':
      return expectShare(step, context);
    case 'dma.begin':
      return context.adapter.dmaBegin();
    case 'dma.expect':
      return expectDma(step, context);
    default:
      throw new VectorError(
        `Unexpected step ${String((step as { op: unknown }).op)}, expected one of the format snvme-vectors/1`,
      );
  }
}
