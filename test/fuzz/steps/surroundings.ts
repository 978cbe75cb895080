import { changeQueueList } from '../queue-lists.ts';
import { PAGE } from '../spaces.ts';
import type { StepKind } from './step.ts';

const HOLDS = ['before', 'begun'] as const;

/** Steps that change what lies around the device: memory, media, and events that do not happen. */
export const surroundingSteps: readonly StepKind[] = [
  {
    name: 'a page disappears',
    weight: 0.7,
    act(host) {
      const { random } = host;
      const { submission, completion } = host.snapshot();
      // The rings of the primary controller rarely: nothing else lives after that.
      const queue = random.maybe(
        [...submission, ...completion].filter(({ owner }) => owner !== null || random.percent(10)),
      );
      if (!queue) return;
      host.say(`the ring at ${queue.base.toString(16)}h disappears`);
      host.spaces.memory.unmap(queue.tag, queue.base, PAGE);
    },
  },
  {
    name: 'a page comes back',
    weight: 2,
    act(host) {
      const { submission, completion } = host.snapshot();
      const queue = host.random.maybe([...submission, ...completion]);
      if (queue) host.spaces.memory.map(queue.tag, queue.base, PAGE * 16);
    },
  },
  {
    name: 'the list of a queue changes',
    weight: 1,
    act(host) {
      const { submission, completion } = host.snapshot();
      const queue = host.random.maybe([...submission, ...completion].filter(({ isListed }) => isListed));
      if (queue) changeQueueList(host, queue);
    },
  },
  {
    name: 'data disappears',
    weight: 2,
    act(host) {
      const tag = host.spaces.some();
      if (tag !== undefined) host.spaces.memory.unmap(tag, host.spaces.anywhere(tag), PAGE * 4);
    },
  },
  {
    name: 'hold media',
    weight: 1.5,
    act(host) {
      const where = host.random.pick(HOLDS);
      host.say(`the media holds what has ${where === 'begun' ? 'begun' : 'not begun'}`);
      host.blocks.hold(where);
    },
  },
  {
    name: 'release media',
    weight: 2.5,
    act(host) {
      host.say('the media goes on');
      host.blocks.release();
    },
  },
  {
    name: 'event',
    weight: 3,
    act(host) {
      const { controller, random, model } = host;
      const { name } = random.pick(model.events);
      const act = random.pick(['hold', 'release', 'release', 'fail'] as const);
      host.say(`${act} ${name}`);
      if (act === 'hold') controller.holdEvent(name);
      else if (act === 'release') controller.releaseEvent(name);
      else controller.failEvent(name);
    },
  },
  {
    name: 'events go on',
    weight: 2,
    act(host) {
      host.say('no event is held');
      for (const { name } of host.model.events) host.controller.releaseEvent(name);
    },
  },
];
