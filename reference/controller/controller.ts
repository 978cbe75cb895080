import type { ControlPlaneOptions } from '../../codegen/language/control-plane-options.ts';
import { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { State } from '../../codegen/language/values.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { DeviceReset } from '../../codegen/model/stimulus.ts';
import { Attributes, limitRegisters } from './attributes.ts';
import { CommandExecutor } from './command-executor.ts';
import type { ControllerOptions } from './controller-options.ts';
import { completeConfiguration, implementationOf } from './configuration.ts';
import type { ConfigurationSpace } from './configuration-space.ts';
import { CompletionWriter } from './completion.ts';
import { ErrorLog } from './error-log.ts';
import { eventNamed } from './events.ts';
import { flushNamespaces } from './flush-namespaces.ts';
import { FunctionEvents } from './function-events.ts';
import { HostAccess } from './host-access.ts';
import { InterruptTable } from './interrupt-table.ts';
import { Interrupts } from './interrupts.ts';
import { LateCompletions } from './late-completions.ts';
import type { Media } from './media.ts';
import { MessageSpace } from './message-space.ts';
import { MemoryMedia } from './memory-media.ts';
import { mediaOfClasses } from './namespace-configuration.ts';
import { primaryAttributes } from './primary-attributes.ts';
import { PrimaryController } from './primary-controller.ts';
import { Registers } from './registers.ts';
import type { ServedControllersParts } from './served-controllers-parts.ts';
import { ServedControllers } from './served-controllers.ts';
import type { DeviceParts, DeviceSnapshot } from './snapshot.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';
import { StoppedTags } from './stopped-tags.ts';
import type { Task } from './task.ts';
import { TraceRecorder } from './trace-recorder.ts';
import { TracedControlPlane } from './traced-control-plane.ts';
import { VirtualClock } from './virtual-clock.ts';

/**
 * A PCIe function that behaves as a specification says, with its primary controller and all others that the tables know:
 * what commands check and change comes from the model's tables, what moves data stands here. A doorbell leaves work
 * behind; `settle` does it, and lets time pass where something waits for it.
 */
export class Controller {
  readonly registers: Registers;
  readonly controlPlane: ControlPlane;
  /** The function's interrupt vectors. */
  readonly interruptTable: InterruptTable;
  readonly media: Media;
  readonly clock: VirtualClock;
  readonly #model: Model;
  readonly #primary: PrimaryController;
  readonly #served: ServedControllers;
  readonly #late: LateCompletions;
  readonly #events: FunctionEvents;
  readonly #manufactured: State;
  readonly #parts: DeviceParts;
  readonly #access: HostAccess;

  constructor(model: Model, options: ControllerOptions) {
    const { limits, memory, chooser, onInterrupt = () => undefined } = options;
    this.clock = options.clock ?? new VirtualClock();
    const configuration = completeConfiguration(options.configuration);
    const trace = options.tracer && new TraceRecorder(model, options.tracer);
    const media = mediaOfClasses(options.media ?? new MemoryMedia(), configuration.namespaces, this.clock);
    [this.#model, this.media] = [model, media];
    const implementation = implementationOf(model, configuration, limitRegisters(limits));
    this.registers = new Registers(model.registers, implementation);
    const planeOptions: ControlPlaneOptions = {
      limits,
      attributes: { PC: primaryAttributes(model, configuration, this.registers) },
      evaluator: 'compiler',
      ...(chooser && { chooser }),
    };
    this.controlPlane = trace
      ? new TracedControlPlane(model, planeOptions, trace)
      : new ControlPlane(model, planeOptions);
    this.#manufactured = this.controlPlane.snapshot();
    this.interruptTable = new InterruptTable(trace ? trace.interrupts(onInterrupt) : onInterrupt);
    const interrupts = new Interrupts(this.registers, (vector, owner) => this.interruptTable.raise(vector, owner));
    this.#primary = new PrimaryController(this.registers, interrupts, {
      queuesChanged: () => this.#served.reconcilePrimary(),
      stop: () => this.#stop(),
      inMedia: () => this.#served.primary.tasksInMedia,
      flush: (done) => flushNamespaces(media, this.#served.primary.unflushed, done),
    });
    const stoppedTags = new StoppedTags(new Attributes(model), this.controlPlane.state, memory);
    this.#late = new LateCompletions(this.controlPlane, {
      quiet: (object, key) => stoppedTags.of(object, key),
      changed: (changes) => this.#served.changed(changes),
      flush: ({ object, key }, done) => flushNamespaces(media, this.#served.of(object, key)?.unflushed ?? [], done),
    });
    const executor = new CommandExecutor(model, {
      controlPlane: this.controlPlane,
      configuration,
      media,
      consequences: {
        changed: (changes) => this.#served.changed(changes),
        late: (task, awaited, success) =>
          this.#late.add(task, awaited, success, this.#served.of(awaited.object, awaited.key)?.tasksInMedia ?? []),
        request: (task, { type, key }, success) => this.#served.requests.add(task, success, { object: type, key }),
      },
    });
    const execute: ServedControllersParts['execute'] = (entry, origin) => executor.execute(entry, origin);
    this.#served = new ServedControllers(model, {
      limits,
      memory: trace ? trace.memory(memory) : memory,
      controlPlane: this.controlPlane,
      table: this.interruptTable,
      completions: new CompletionWriter(model),
      errors: new ErrorLog(model, this.controlPlane),
      primary: this.#primary,
      clock: this.clock,
      execute: trace ? trace.commands(execute) : execute,
      ...(trace && { posted: (entry, receiver) => trace.completion(entry, receiver) }),
    });
    const shared = {
      registers: this.registers,
      configuration: new Registers(model.registers, implementation, 'configuration'),
      interruptTable: this.interruptTable,
      primary: this.#primary,
      served: this.#served,
      controlPlane: this.controlPlane,
      media,
    };
    this.#events = new FunctionEvents(model, { ...shared, interrupts, ...(trace && { trace }) });
    this.#parts = { ...shared, clock: this.clock, late: this.#late, events: this.#events };
    this.#access = new HostAccess({
      registers: this.registers,
      served: this.#served,
      events: this.#events,
      messages: new MessageSpace(shared.configuration, this.interruptTable),
      ...(trace && { trace }),
    });
    this.#events.powerOn();
  }

  /** The PCI configuration space of the function. */
  get configurationSpace(): ConfigurationSpace {
    return this.#events.configurationSpace;
  }

  /** Why CSTS.CFS is set to 1b, in words; `null` while it is cleared to 0b. */
  get fatalCause(): string | null {
    return this.#primary.fatalCause;
  }

  /** How many doorbell writes were ignored: they found no queue, or a queue that cannot have the value. */
  get ignoredDoorbells(): number {
    return this.#served.ignoredDoorbells;
  }

  /** The state after manufacturing. */
  powerOn(): void {
    this.clock.reset();
    this.#primary.powerOn();
    this.#served.powerOn();
    this.#late.reset();
    this.interruptTable.reset();
    this.media.clear();
    this.controlPlane.restore(this.#manufactured);
    this.#events.powerOn();
  }

  /** The device as it is, without host memory. @throws Error while something is under way, see `takeSnapshot`. */
  snapshot = (): DeviceSnapshot => takeSnapshot(this.#parts);

  /** Makes the device what it was when a snapshot was taken. */
  restore = (snapshot: DeviceSnapshot): void => restoreSnapshot(this.#parts, snapshot);

  /** The link goes down and comes back, or the power does. */
  resetDevice = (reset: DeviceReset): void => this.#events.reset(reset);

  /** What a host reads at an offset of the registers; 0 where none is. An 8-byte read is two 4-byte reads. */
  readRegister(offset: number, size: 4): number;
  readRegister(offset: number, size: 8): bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint {
    return this.#access.readRegister(offset, size);
  }

  /** What a host writes at an offset of the registers; ignored where none is. */
  writeRegister(offset: number, size: 4 | 8, value: number | bigint): void {
    this.#access.writeRegister(offset, size, value);
  }

  /** What a host reads in the memory space of a base address register (0 to 5); 0 where nothing is. */
  readBar(bar: number, offset: number, size: 4 | 8): number | bigint {
    return this.#access.readBar(bar, offset, size);
  }

  /** What a host writes in the memory space of a base address register (0 to 5); ignored where nothing is. */
  writeBar(bar: number, offset: number, size: 4 | 8, value: number | bigint): void {
    this.#access.writeBar(bar, offset, size, value);
  }

  /** Works until there is nothing more to do, and lets time pass from one timer to the next as long as one is set. */
  settle(): void {
    do this.work();
    while (this.clock.runNext());
  }

  /** Lets so many nanoseconds pass and does what there is to do meanwhile; throws for what the clock does not take. */
  advance(duration: number): void {
    const end = this.clock.timeAfter(duration);
    do this.work();
    while (this.clock.runNext(end));
    this.clock.advance(end - this.clock.now);
  }

  /** Does what there is to do at this time: all controllers in turns, and the queues of each in turns. */
  work(): void {
    for (let hasWorked = true; hasWorked;) {
      hasWorked = this.configurationSpace.mayRequest && this.#served.step();
      hasWorked = this.#late.step() || hasWorked;
      // XC-QBD-3: only a device that has nothing else to do lends.
      hasWorked ||= this.#served.borrow();
    }
    this.#primary.settle();
  }

  /** Keeps an event from happening: commands that wait for it do not complete. */
  holdEvent(name: string): void {
    this.#late.hold(eventNamed(this.#model, name));
  }

  /** Lets an event that was held happen when its time comes. */
  releaseEvent(name: string): void {
    this.#late.release(eventNamed(this.#model, name));
  }

  /** Lets the commands fail that wait for an event, or the next one where none does. Then the event happens again. */
  failEvent(name: string): void {
    this.#late.fail(eventNamed(this.#model, name));
  }

  #stop(): readonly Task[] {
    this.#late.drop();
    return this.#served.stop();
  }
}
