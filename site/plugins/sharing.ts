import type { Plugin } from '@docusaurus/types';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import { runMechanics } from '../../reference/host/mechanics.ts';
import { readSharing, type Sharing } from '../../reference/host/sharing.ts';

/** Runs the reference from a specification, and hands what the owner of the function was told to the figure. */
export function sharing(folder: string): () => Plugin {
  return () => ({
    name: 'sharing',
    loadContent: () => runningState(folder),
    contentLoaded: ({ content, actions }) => actions.setGlobalData(content ?? null),
    getPathsToWatch: () => [`${folder}/**/*.md`],
  });
}

/**
 * The state of the function while the tenants of the Mechanics run; `null` for a specification without extended controllers.
 *
 * @throws where the specification has faults, or a check of the Mechanics fails.
 */
export function runningState(folder: string): Sharing | null {
  const { model, diagnostics } = readSpecification(readSpecFolder(folder));
  if (diagnostics.length > 0) throw new Error(`${folder} has faults; snvme check shows them`);
  if (!model.structures.some(({ mnemonic }) => mnemonic === 'XCPROP')) return null;
  const states: Sharing[] = [];
  const { passed } = runMechanics(
    model,
    () => undefined,
    undefined,
    (primary) => states.push(readSharing(primary)),
  );
  if (!passed) throw new Error('A check of the Mechanics fails; snvme demo shows which');
  return states[0] ?? null;
}
