import { expect, it } from 'vitest';
import { encodeSqe } from '../../reference/generated/structures/sqe.ts';
import { costOf, freeBytes, operationsOf } from './charges.ts';
import type { Fetch } from './outstanding.ts';

function command(name: string): Fetch {
  const place = { base: 0, entries: 8, tag: null, pair: 1, identity: {}, completionQueue: 1, pageSize: 4096 };
  const queue = { ...place, owner: null, qid: 1, vector: null, isListed: false };
  return { queue, name, cid: 1, entry: encodeSqe({ nsid: 2, cdw12: 0xffff_0002 }), isDue: true };
}

const blockSize = (nsid: number): number => (nsid === 2 ? 4096 : 512);

it('charges the bytes that move between host and media, and what the media reads for nobody to no one', () => {
  expect(costOf(command('Read'), blockSize)).toEqual({ bytes: 12_288, isWrite: false });
  expect(costOf(command('Write'), blockSize)).toEqual({ bytes: 12_288, isWrite: true });
  expect(costOf(command('Write Zeroes'), blockSize)).toEqual({ bytes: 0, isWrite: true });
  expect(costOf(command('Verify'), blockSize)).toEqual({ bytes: 0, isWrite: false });
  expect([freeBytes(command('Verify'), blockSize), freeBytes(command('Read'), blockSize)]).toEqual([12_288, 0]);
});

it('counts operations by units that are begun', () => {
  expect([operationsOf(0, 512), operationsOf(513, 512), operationsOf(513, 0)]).toEqual([1, 2, 1]);
});
