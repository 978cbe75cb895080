import { describe, expect, it } from 'vitest';
import { ObjectInstance } from '../../codegen/language/values.ts';
import { ControllerNamespaces } from './controller-namespaces.ts';

const UNS = new Map([
  [4, { SIZE: 9, BLKB: 4096 }],
  [5, { SIZE: 9, BLKB: 512 }],
]);
const primary = new ObjectInstance('PC', 0, { UNS, NSPACES: new Map([[5, 5]]) });
const tenant = new ObjectInstance('XC', 1, { NSPACES: new Map([[1, 4]]) });

describe('the namespaces of a controller', () => {
  const of = (object: ObjectInstance): ControllerNamespaces =>
    new ControllerNamespaces(
      () => object,
      () => primary,
    );

  it('are those that are attached, with the size of their blocks', () => {
    expect(of(tenant).find(1)).toEqual({ identifier: 1, underlying: 4, blockSize: 4096 });
    expect(of(tenant).find(4)).toBeNull();
    expect(of(tenant).all()).toEqual([4]);
  });

  it('are found by the primary controller under their own numbers, attached or not', () => {
    expect([of(primary).named(4), of(primary).find(4)]).toEqual([4, null]);
    expect([of(tenant).named(1), of(tenant).named(4)]).toEqual([4, null]);
  });

  it('stay the ones that a command found as long as they are attached', () => {
    const use = { identifier: 1, underlying: 4, blockSize: 4096 };
    expect([of(tenant).has(use), of(tenant).has({ ...use, underlying: 5 })]).toEqual([true, false]);
  });

  it('may hold something that is not durable where they are attached, or were written to before they were lost', () => {
    const controller = of(tenant);
    expect(controller.unflushed()).toEqual([4]);
    controller.wrote(5);
    controller.wrote(4);
    expect(controller.unflushed()).toEqual([4, 5]);
    const saved = controller.save();
    controller.wrote(6);
    controller.load(saved);
    expect(controller.unflushed()).toEqual([4, 5]);
  });

  it('are all there are in a specification without a map, with blocks of 512 bytes', () => {
    const bare = of(new ObjectInstance('XC', 1, {}));
    expect([bare.find(3), bare.all(), bare.unflushed()]).toEqual([
      { identifier: 3, underlying: 3, blockSize: 512 },
      null,
      null,
    ]);
  });
});
