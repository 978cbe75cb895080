import type { ControlPlaneOptions } from '../../codegen/language/control-plane-options.ts';
import { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Change } from '../../codegen/language/operation.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { TraceRecorder } from './trace-recorder.ts';

/** A control plane whose events stand in a trace. */
export class TracedControlPlane extends ControlPlane {
  readonly #recorder: TraceRecorder;

  constructor(model: Model, options: ControlPlaneOptions, recorder: TraceRecorder) {
    super(model, options);
    this.#recorder = recorder;
  }

  override raise(event: string, key?: number): readonly Change[] {
    const changes = super.raise(event, key);
    this.#recorder.event(event, key ?? null);
    return changes;
  }
}
