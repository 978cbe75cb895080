import { readSpecification, type SourceFile } from '../../codegen/index.ts';
import { AdminDriver, Controller, HostMemory } from '../../reference/index.ts';

/** What a page in a browser does: it reads a text, builds a controller over it and identifies that controller. */
export function identify(files: readonly SourceFile[]): { findings: number; version: number; serialNumber: string } {
  const { model, diagnostics } = readSpecification(files);
  const memory = new HostMemory();
  const least = model.limits.map(({ mnemonic, minimum }) => [mnemonic, minimum]);
  // The reference always has a limit to a transfer.
  const limits = { ...Object.fromEntries(least), MDTS: 1 };
  const controller = new Controller(model, { limits, memory });
  const driver = new AdminDriver(model, controller, memory);
  controller.powerOn();
  if (!driver.enable()) throw new Error(`Unexpected controller that is not ready: ${controller.fatalCause ?? ''}`);
  const { VER, SN } = driver.identify();
  return { findings: diagnostics.length, version: Number(VER), serialNumber: String(SN) };
}
