import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

class Job {
  isAwake = false;
  steps = 0;
  #left: number;

  constructor(left: number) {
    this.#left = left;
  }

  step(): boolean {
    this.steps += 1;
    this.#left -= 1;
    return this.#left >= 0;
  }
}

test('each that is awake gets a step in turn; who has nothing to do sleeps until it is woken', () => {
  const turns = new Turns<Job>();
  const [long, short, idle] = [new Job(3), new Job(1), new Job(0)];
  for (const job of [long, short]) turns.wake(job);
  while (turns.step());
  expect([long.steps, short.steps, idle.steps]).toEqual([4, 2, 0]);
  expect(turns.isAwake).toBe(false);
  turns.wake(idle);
  expect(turns.step()).toBe(false);
  expect(idle.steps).toBe(1);
});

test('one that is removed in the turn of another gets none', () => {
  const turns = new Turns<Job>();
  const second = new Job(1);
  const first = new (class extends Job {
    override step(): boolean {
      turns.remove(second);
      return super.step();
    }
  })(0);
  turns.wake(first);
  turns.wake(second);
  turns.step();
  expect(second.steps).toBe(0);
});

test('one that wakes itself and another in its step gets the next round, and so does the other', () => {
  const turns = new Turns<Job>();
  const other = new Job(0);
  const waking = new (class extends Job {
    override step(): boolean {
      turns.wake(this);
      turns.wake(other);
      return super.step();
    }
  })(0);
  turns.wake(waking);
  expect(turns.step()).toBe(false);
  expect([waking.steps, other.steps]).toEqual([1, 0]);
  turns.step();
  expect([waking.steps, other.steps]).toEqual([2, 1]);
});

test('nobody gets a turn after all were put to sleep, in the middle of a round as well', () => {
  const turns = new Turns<Job>();
  const second = new Job(1);
  const first = new (class extends Job {
    override step(): boolean {
      turns.clear();
      return false;
    }
  })(0);
  turns.wake(first);
  turns.wake(second);
  turns.step();
  expect([second.steps, turns.isAwake]).toEqual([0, false]);
  turns.wake(second);
  turns.step();
  expect(second.steps).toBe(1);
});
