import type { SharedController, SharedTag, Sharing } from '../../../reference/host/sharing.ts';
import { rangesOf, rangeText } from './ranges.ts';

/** Whose something is: an extended controller by its position, the primary controller, or nobody. */
export type Owner = number | 'primary' | 'free';

/** A part of the function or of the host, or a line of a controller; not yet in its place. */
export interface Item {
  readonly key: string;
  readonly label: string;
  /** A short text at the right. */
  readonly note: string;
  readonly owner: Owner;
  /** That of the extended controller, outside its frame: colours alone are not enough. */
  readonly letter: string;
}

/** Parts under a heading. */
export interface Group {
  readonly heading: string;
  readonly items: readonly Item[];
}

/** What a controller has by its own numbers; `to` is the key of the part behind it. */
export interface Port extends Item {
  readonly to: string;
}

/** A controller: queues on the left, the rest on the right. */
export interface Panel {
  readonly title: string;
  readonly owner: Owner;
  readonly left: readonly Port[];
  readonly right: readonly Port[];
}

/** The letter of an extended controller. */
export function letterOf(owner: Owner): string {
  return typeof owner === 'number' ? String.fromCharCode(65 + (owner % 26)) : '';
}

/** What stands in BAR0: registers, and the doorbells of each queue pair. */
export function pages({ primaryPairs, poolPairs, controllers }: Sharing): Group {
  const offsets = new Map(controllers.flatMap(({ queues }) => queues.map(({ pair, doorbell }) => [pair, doorbell])));
  const owners = ownersOf(controllers, ({ queues }) => queues.map(({ pair }) => pair));
  const pool = rangesOf(primaryPairs, primaryPairs + poolPairs - 1, owners);
  return {
    heading: 'BAR0: doorbells of pairs',
    items: [
      { key: 'registers', label: 'Registers', note: '0h', owner: 'primary', letter: '' },
      { key: 'primary-pairs', label: `Pairs 0 to ${primaryPairs - 1}`, note: '1000h', owner: 'primary', letter: '' },
      ...pool.map((range) => ({
        key: `pair-${range.first}`,
        label: rangeText(range, 'Pair', 'Pairs'),
        note: range.owner === null ? '' : hex(offsets.get(range.first) ?? 0),
        owner: range.owner ?? ('free' as const),
        letter: letterOf(range.owner ?? 'free'),
      })),
    ],
  };
}

/** Whose memory is meant, by tag. */
export function spaces({ controllers }: Sharing): Group {
  const items = new Map<string, Item>();
  items.set('space-own', { key: 'space-own', label: 'No tag', note: '', owner: 'primary', letter: '' });
  controllers.forEach(({ tags }, owner) => {
    for (const tag of tags) {
      const key = spaceKey(tag);
      if (!items.has(key)) items.set(key, { key, label: tagText(tag), note: '', owner, letter: letterOf(owner) });
    }
  });
  return { heading: 'Address spaces', items: [...items.values()] };
}

/** The MSI-X table of the function. */
export function vectors({ vectors: count, controllers }: Sharing): Group {
  const owners = ownersOf(controllers, (controller) => controller.vectors.map(({ entry }) => entry));
  return {
    heading: 'MSI-X table',
    items: rangesOf(0, count - 1, owners).map((range) => ({
      key: `entry-${range.first}`,
      label: rangeText(range, 'Entry', 'Entries'),
      note: '',
      owner: range.owner ?? ('free' as const),
      letter: letterOf(range.owner ?? 'free'),
    })),
  };
}

/** The namespaces that are attached to extended controllers. */
export function namespaces({ controllers }: Sharing): Group {
  const owners = ownersOf(controllers, (controller) => controller.namespaces.map(({ underlying }) => underlying));
  return {
    heading: 'Underlying namespaces',
    items: [...owners]
      .sort(([a], [b]) => a - b)
      .map(([underlying, owner]) => ({
        key: `namespace-${underlying}`,
        label: `Namespace ${underlying}`,
        note: '',
        owner,
        letter: letterOf(owner),
      })),
  };
}

/** The primary controller, then the extended ones. */
export function panels(sharing: Sharing): Panel[] {
  return [primaryPanel(sharing), ...sharing.controllers.map(extendedPanel)];
}

function primaryPanel({ primaryPairs }: Sharing): Panel {
  const owner = 'primary';
  return {
    title: 'Primary controller',
    owner,
    left: [
      { key: 'primary-registers', label: 'Registers', note: '', owner, letter: '', to: 'registers' },
      {
        key: 'primary-queues',
        label: `Queues 0 to ${primaryPairs - 1}`,
        note: '',
        owner,
        letter: '',
        to: 'primary-pairs',
      },
    ],
    right: [{ key: 'primary-space', label: 'No tag', note: '', owner, letter: '', to: 'space-own' }],
  };
}

function extendedPanel(controller: SharedController, owner: number): Panel {
  const { controllerId, queues, tags } = controller;
  const port = (name: string, label: string, note: string, to: string): Port => ({
    key: `${owner}-${name}`,
    label,
    note,
    owner,
    letter: '',
    to,
  });
  return {
    title: `${letterOf(owner)}: extended controller ${controllerId}`,
    owner,
    left: queues.map(({ qid, pair }) =>
      port(`queue-${qid}`, qid === 0 ? 'Admin queue' : `I/O queue ${qid}`, '', `pair-${pair}`),
    ),
    right: [
      ...tags.map((tag) => port(`tag-${tag.index}`, `Tag ${tag.index}`, queuesText(tag.queues), spaceKey(tag))),
      ...controller.vectors.map(({ vector, entry }) =>
        port(`vector-${vector}`, `Vector ${vector}`, '', `entry-${entry}`),
      ),
      ...controller.namespaces.map(({ identifier, underlying }) =>
        port(`namespace-${identifier}`, `Namespace ${identifier}`, '', `namespace-${underlying}`),
      ),
    ],
  };
}

function ownersOf(
  controllers: readonly SharedController[],
  numbers: (controller: SharedController) => readonly number[],
): Map<number, number> {
  return new Map(controllers.flatMap((controller, owner) => numbers(controller).map((number) => [number, owner])));
}

function spaceKey({ pasid, routingId }: SharedTag): string {
  return pasid === null && routingId === null ? 'space-own' : `space-${routingId ?? 'own'}-${pasid ?? 'none'}`;
}

function tagText({ pasid, routingId }: SharedTag): string {
  const parts = [routingId !== null && `Routing ID ${hex(routingId)}`, pasid !== null && `PASID ${pasid}`];
  return parts.filter(Boolean).join(', ') || 'No tag';
}

function queuesText(count: number): string {
  return count === 1 ? '1 queue' : `${count} queues`;
}

/** `5000h` */
function hex(value: number): string {
  return `${value.toString(16).toUpperCase()}h`;
}
