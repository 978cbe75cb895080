import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { State } from '../../codegen/language/values.ts';
import type { SavedRequests } from './event-requests.ts';
import type { FunctionEvents } from './function-events.ts';
import type { InterruptTable, SavedInterrupts } from './interrupt-table.ts';
import type { LateCompletions } from './late-completions.ts';
import type { Media } from './media.ts';
import type { PrimaryController, SavedPrimary } from './primary-controller.ts';
import type { SavedGate } from './qos/rate-gate.ts';
import type { Registers } from './registers.ts';
import type { SavedController, ServedController } from './served-controller.ts';
import type { ServedControllers } from './served-controllers.ts';
import type { Task } from './task.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** A controller in a snapshot; the primary one has no gate. */
interface Saved {
  readonly controller: SavedController;
  readonly gate: SavedGate | null;
  readonly isStopped: boolean;
}

/** A whole device at rest: everything but host memory. It may be restored any number of times. */
export interface DeviceSnapshot {
  readonly now: number;
  readonly state: State;
  readonly registers: Uint8Array;
  readonly configuration: Uint8Array;
  readonly primary: SavedPrimary;
  /** By type and key; the primary controller under an empty name. */
  readonly controllers: ReadonlyMap<string, Saved>;
  readonly requests: SavedRequests;
  readonly interrupts: SavedInterrupts;
  readonly ignoredDoorbells: number;
  /** What the media holds, where it can tell. */
  readonly media: unknown;
}

/** The parts of a device that hold state. */
export interface DeviceParts {
  readonly clock: VirtualClock;
  readonly controlPlane: ControlPlane;
  readonly registers: Registers;
  readonly configuration: Registers;
  readonly primary: PrimaryController;
  readonly served: ServedControllers;
  readonly late: LateCompletions;
  readonly interruptTable: InterruptTable;
  readonly events: FunctionEvents;
  readonly media: Media;
}

/**
 * The device as it is.
 * @throws Error where something is under way: a command in the media or before a limit, a timer, a reset or a shutdown, a
 * completion that waits for an event. Commands that wait for a host, such as requests for events, are part of a snapshot.
 */
export function takeSnapshot(parts: DeviceParts): DeviceSnapshot {
  const { clock, controlPlane, registers, configuration, primary, served, interruptTable, media } = parts;
  requireRest(parts);
  const all = served.all();
  const copies = copyTasks([...all.values()].flatMap(({ served: controller }) => controller.outstanding));
  const names = new Map<object, string>([...all].map(([name, { served: controller }]) => [controller, name]));
  return {
    now: clock.now,
    state: controlPlane.snapshot(),
    registers: registers.save(),
    configuration: configuration.save(),
    primary: primary.save(),
    controllers: new Map(
      [...all].map(([name, { served: controller, gate, isStopped }]) => [
        name,
        { controller: copied(controller, copies), gate: gate?.save() ?? null, isStopped: isStopped ?? false },
      ]),
    ),
    requests: served.requests.save((task) => copies.get(task)),
    interrupts: interruptTable.save((owner) => names.get(owner) ?? null),
    ignoredDoorbells: served.ignoredDoorbells,
    media: media.save?.(),
  };
}

/** Makes the device what it was. Whatever it does is stopped, and nothing of it goes on. */
export function restoreSnapshot(parts: DeviceParts, snapshot: DeviceSnapshot): void {
  const { clock, controlPlane, registers, configuration, primary, served, late, interruptTable, events, media } = parts;
  served.stop();
  late.reset();
  clock.load(snapshot.now);
  controlPlane.restore(snapshot.state);
  registers.load(snapshot.registers);
  configuration.load(snapshot.configuration);
  primary.load(snapshot.primary);
  media.load?.(snapshot.media);
  served.adopt(snapshot.ignoredDoorbells);
  served.reconcilePrimary();
  const present = new Map<Task, Task>();
  const all = served.all();
  for (const [name, saved] of snapshot.controllers) {
    const found = all.get(name);
    if (!found) continue;
    loadController(served, found.served, saved.controller, present);
    if (saved.gate !== null) found.gate?.load(saved.gate);
    if (found.isStopped !== undefined) found.isStopped = saved.isStopped;
  }
  served.requests.load(snapshot.requests, (task) => present.get(task));
  interruptTable.load(snapshot.interrupts, (name) => all.get(name)?.served ?? null);
  events.refresh();
}

function requireRest({ clock, primary, served, late }: DeviceParts): void {
  const atWork = [...served.all().values()].some(({ served: controller }) => controller.tasksInMedia.length > 0);
  if (clock.next === null && !primary.isChanging && late.isAtRest && !atWork) return;
  throw new Error(
    'Unexpected snapshot of a device at work, expected one at rest: let it settle, and release what is held',
  );
}

/** Copies of commands, so that those of the device may go on; each waits for the copies of those for which it waited. */
function copyTasks(tasks: readonly Task[]): ReadonlyMap<Task, Task> {
  const copies = new Map(tasks.map((task) => [task, task.copy(task.queue, task.completionQueue)]));
  for (const [task, copy] of copies) copy.after = task.after.map((each) => copies.get(each) ?? each);
  return copies;
}

/** The saved controller with the copies of its commands. */
function copied(controller: ServedController, copies: ReadonlyMap<Task, Task>): SavedController {
  const saved = controller.save();
  return { ...saved, tasks: saved.tasks.flatMap((task) => copies.get(task) ?? []) };
}

function loadController(
  served: ServedControllers,
  controller: ServedController,
  saved: SavedController,
  present: Map<Task, Task>,
): void {
  controller.load(saved, []);
  for (const task of saved.tasks)
    present.set(
      task,
      controller.adopt(task, () => served.wake(controller)),
    );
  for (const old of saved.tasks) (present.get(old) as Task).after = old.after.map((each) => present.get(each) ?? each);
  controller.load(
    saved,
    saved.tasks.map((task) => present.get(task) as Task),
  );
  served.wake(controller);
}
