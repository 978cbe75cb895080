import type { Mutant } from '../../codegen/mutate/mutant.ts';
import type { CodecVector, VectorFile } from '../../codegen/model/vector.ts';
import { runCodecVector } from '../runner/codec-runner.ts';
import { modelCodecs } from '../runner/codec-set.ts';
import type { Judgement, JudgeOptions } from './judgement.ts';

/** Codec vectors by the layout that they are about. */
export type CodecsByStruct = ReadonlyMap<string, readonly CodecVector[]>;

/** The codec vectors of some files. */
export function codecsOf(files: readonly VectorFile[]): CodecsByStruct {
  const found = new Map<string, CodecVector[]>();
  for (const { vectors } of files)
    for (const vector of vectors)
      if (vector.kind === 'codec') {
        const own = found.get(vector.struct);
        if (own) own.push(vector);
        else found.set(vector.struct, [vector]);
      }
  return found;
}

/**
 * Runs the codec vectors of the layout that a mutant changes; `null` where none fails, or where it changes no layout. Vectors
 * of rows that read the field come first.
 */
export async function judgeLayout(
  { struct, readers, model }: Mutant,
  codecs: CodecsByStruct,
  { all }: JudgeOptions,
): Promise<Judgement | null> {
  if (struct === undefined) return null;
  const set = modelCodecs(model);
  const isAbout = ({ requirements }: CodecVector): boolean => requirements.some((id) => readers.includes(id));
  const own = codecs.get(struct) ?? [];
  const killers: CodecVector[] = [];
  let ran = 0;
  for (const vector of [...own.filter(isAbout), ...own.filter((each) => !isAbout(each))]) {
    ran += 1;
    if ((await runCodecVector(vector, [set])).verdict !== 'fail') continue;
    killers.push(vector);
    if (!all) break;
  }
  const [first] = killers;
  if (!first) return null;
  const requirement = first.requirements.find((id) => readers.includes(id)) ?? first.requirements[0];
  return {
    verdict: 'killed',
    by: first.id,
    ...(requirement !== undefined && { requirement }),
    ...(all && { killers: killers.map(({ id }) => id) }),
    ran,
  };
}
