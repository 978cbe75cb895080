import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { BusTag } from '../controller/dma.ts';
import { Action as NamespaceAction } from '../generated/values/namespace-act.ts';
import { Select } from '../generated/values/receive-sel.ts';
import { Action as StateAction } from '../generated/values/state-act.ts';
import { Action as TagAction } from '../generated/values/tag-act.ts';
import { TagType } from '../generated/values/ttype.ts';
import type { NamedResult } from './command-channel.ts';
import type { DriverLayout } from './driver.ts';
import { AdminDriver } from './driver.ts';
import type { AdminQueueRequest } from './extended-driver.ts';
import type { HostMemory } from './memory.ts';
import type { RegisterPort } from './register-access.ts';

/** The handle of an extended controller. */
export interface ControllerHandle {
  readonly CNTLID: number;
  readonly XGEN: number;
}

/** A tag for one tag index; `null` names the untagged address space. */
export interface TagBinding {
  readonly tag: BusTag | null;
  /** The same tag may be bound elsewhere. */
  readonly share?: boolean;
}

/** What an extended controller may use. */
export interface Grant {
  /** Queue pairs with the admin queue; 0 gives all back. */
  readonly queuePairs: number;
  /** The function's vector behind each vector of the controller. */
  readonly vectors?: readonly number[];
  /** The largest namespace identifier. */
  readonly largestNamespace?: number;
  /** Entries of the largest I/O queue; the device's where absent. */
  readonly queueEntries?: number;
}

/** Bytes that are read for a list of the receive command. */
const LIST_SIZE = 4096;

/**
 * Host software that owns the primary controller: it creates extended controllers, gives them what they need, and takes
 * it back. Commands that fail throw; `admin` has the way to expect a failure.
 */
export class PrimaryDriver {
  readonly admin: AdminDriver;

  constructor(model: Model, port: RegisterPort, memory: HostMemory, layout: Partial<DriverLayout> = {}) {
    this.admin = new AdminDriver(model, port, memory, layout);
  }

  /** Creates an extended controller; tag i of the list is bound to tag index i. */
  create(
    tags: readonly TagBinding[],
    names: { readonly ECNTLID?: number; readonly SN?: string } = {},
  ): ControllerHandle {
    const data = this.admin.encode('CECD', { ...names, TAGLIST: tags.map(tagRecord) });
    const { result } = this.#require('Create Extended Controller', { NTAG: tags.length }, data);
    return { CNTLID: Number(result.NEWCNTLID), XGEN: Number(result.NEWXGEN) };
  }

  /** Binds a tag to an index that has none. */
  bind(handle: ControllerHandle, index: number, binding: TagBinding): void {
    const fields = { ...handle, ACT: TagAction.Bind, TIDX: index, ...tagRecord(binding) };
    this.#require('Manage Extended Controller Tag', fields);
  }

  /** Takes the tag of an index away. It is not used any more once this returns. */
  unbind(handle: ControllerHandle, index: number): void {
    this.#require('Manage Extended Controller Tag', { ...handle, ACT: TagAction.Unbind, TIDX: index });
  }

  /** Grants queue pairs, vectors and namespace identifiers, instead of what was granted before. */
  grant(handle: ControllerHandle, { queuePairs, vectors = [], largestNamespace = 0, queueEntries = 1 }: Grant): void {
    const data = this.admin.encode('XCRD', { VECLIST: vectors.map((VEC) => ({ VEC })) });
    this.#require(
      'Set Extended Controller Resources',
      { ...handle, NQP: queuePairs, NVEC: vectors.length, MAXNS: largestNamespace, XMQES: queueEntries - 1 },
      data,
    );
  }

  /** Limits the rates of an extended controller; fields as in the data structure XCQD. */
  limit(handle: ControllerHandle, limits: FieldInput): void {
    this.#require('Set Extended Controller QoS', { ...handle }, this.admin.encode('XCQD', limits));
  }

  /** Attaches an underlying namespace under a namespace identifier of the extended controller. */
  attach(handle: ControllerHandle, identifier: number, underlying: number): void {
    this.#manageNamespace(handle, identifier, underlying, NamespaceAction.Attach);
  }

  /** Detaches a namespace. No write of the extended controller reaches it any more once this returns. */
  detach(handle: ControllerHandle, identifier: number, underlying: number): void {
    this.#manageNamespace(handle, identifier, underlying, NamespaceAction.Detach);
  }

  /** Creates the admin queue that the tenant's driver has prepared, and so enables the extended controller. */
  createAdminQueue(handle: ControllerHandle, request: AdminQueueRequest): void {
    this.#require('Create Extended Admin Queue', { ...handle, ...request, EN: 1, IOSQES: 6, IOCQES: 4 });
  }

  /** The queue pair of the device behind each queue of the extended controller. */
  doorbellMap(handle: ControllerHandle): ReadonlyMap<number, number> {
    const entries = this.#list(Select.DoorbellMap, 'XCDBM', handle);
    return new Map(entries.map(({ XQID, PAIR }) => [Number(XQID), Number(PAIR)]));
  }

  /** The tags of the extended controller, fields as in XCTE. */
  tags(handle: ControllerHandle): readonly FieldRecord[] {
    return this.#list(Select.Tags, 'XCTAGS', handle);
  }

  /** The entry of the function's MSI-X table behind each vector of the extended controller. */
  vectors(handle: ControllerHandle): ReadonlyMap<number, number> {
    const entries = this.#list(Select.Vectors, 'XCVECS', handle);
    return new Map(entries.map(({ XVEC, VEC }) => [Number(XVEC), Number(VEC)]));
  }

  /** The underlying namespace behind each namespace identifier of the extended controller. */
  namespaces(handle: ControllerHandle): ReadonlyMap<number, number> {
    const entries = this.#list(Select.Namespaces, 'XCNS', handle);
    return new Map(entries.map(({ ENSID, UNSID }) => [Number(ENSID), Number(UNSID)]));
  }

  /** The extended controllers that exist, fields as in XCLE. */
  list(): readonly FieldRecord[] {
    return this.#list(Select.List, 'XCLIST', { CNTLID: 0, XGEN: 0 });
  }

  /** What the primary controller knows of an extended one, fields as in XCPROP. */
  properties(handle: ControllerHandle): FieldRecord {
    return this.#receive(Select.Properties, 'XCPROP', handle);
  }

  /** As `properties`; `null` where there is no such controller, or no primary controller that could tell. */
  find(handle: ControllerHandle): FieldRecord | null {
    if (!this.admin.isReady) return null;
    const fields = { ...handle, SEL: Select.Properties, NUMD: LIST_SIZE / 4 - 1 };
    const { channel, codec } = this.admin;
    const cid = channel.start(codec.entry('Extended Controller Receive', fields), new Uint8Array(LIST_SIZE));
    const result = channel.finish(cid);
    return result?.status === 0 ? codec.decode('XCPROP', result.data) : null;
  }

  /** The limits of the device, fields as in XCCAP. */
  capabilities(): FieldRecord {
    return this.#receive(Select.Capabilities, 'XCCAP', { CNTLID: 0, XGEN: 0 });
  }

  /** Disables an extended controller: its commands stop without a completion, and its queues are gone. */
  disable(handle: ControllerHandle): void {
    this.#require('Manage Extended Controller State', { ...handle, ACT: StateAction.Disable });
  }

  /** Deletes an extended controller; one that is not disabled only where it is forced. */
  remove(handle: ControllerHandle, { force = false }: { readonly force?: boolean } = {}): void {
    const fields = { ...handle, ACT: StateAction.Delete, FORCE: force ? 1 : 0 };
    this.#require('Manage Extended Controller State', fields);
  }

  #manageNamespace(handle: ControllerHandle, ENSID: number, NSID: number, ACT: number): void {
    this.#require('Manage Extended Namespace', { ...handle, NSID, ENSID, ACT });
  }

  #list(select: number, structure: string, handle: ControllerHandle): readonly FieldRecord[] {
    return this.#receive(select, structure, handle).ENTRIES as readonly FieldRecord[];
  }

  #receive(SEL: number, structure: string, handle: ControllerHandle): FieldRecord {
    const fields = { ...handle, SEL, NUMD: LIST_SIZE / 4 - 1 };
    const { data } = this.#require('Extended Controller Receive', fields, new Uint8Array(LIST_SIZE));
    const { NUMENT } = this.admin.decode(structure, data, { ENTRIES: 0 });
    return this.admin.decode(structure, data, NUMENT === undefined ? {} : { ENTRIES: Number(NUMENT) });
  }

  #require(name: string, fields: FieldInput, data?: Uint8Array): NamedResult {
    return this.admin.channel.require(name, fields, data);
  }
}

/** A tag as the Tag Descriptor data structure says it. */
function tagRecord({ tag, share = false }: TagBinding): {
  readonly TVAL: number;
  readonly TTYPE: number;
  readonly SHARE: number;
  readonly TRID: number;
} {
  const { pasid = null, routingId = null } = tag ?? {};
  const withRoutingId = pasid === null ? TagType.SDI : TagType.SDIPASID;
  const withoutRoutingId = pasid === null ? TagType.Untagged : TagType.PASID;
  return {
    TVAL: pasid ?? 0,
    TTYPE: routingId === null ? withoutRoutingId : withRoutingId,
    SHARE: share ? 1 : 0,
    TRID: routingId ?? 0,
  };
}
