/**
 * Attributes and fields that tables and everything that moves data have in common: a queue exists where a map with one of
 * these names has an entry. They are the only names of the text that code outside the tables may know. A model may lack
 * any of them.
 */
export const SUBMISSION_QUEUES = 'SQS';
export const COMPLETION_QUEUES = 'CQS';
/** Queue identifier of an extended controller → queue pair of the device, whose doorbells it uses. */
export const DOORBELL_MAP = 'PAIRS';
/** Tag index → tag: what an access carries on the bus. */
export const TAGS = 'TAGS';
/** Tags that were taken away, and whose use has not stopped yet. */
export const LEAVING_TAGS = 'LTAGS';
/** Vector of the controller → record with the entry of the function's MSI-X table. */
export const VECTORS = 'VECS';
export const VECTOR_ENTRY = 'VEC';
/** How interrupts wait: for one more entry than that, for units of 100 microseconds, and the controller's vectors that do not. */
export const COALESCING = { threshold: 'THR', time: 'TIME', exempt: 'NOCOAL' } as const;
/** Namespace identifier of the controller → underlying namespace. */
export const NAMESPACES = 'NSPACES';
/** Of the primary controller: underlying namespace → record with its size in logical blocks, and the bytes of one. */
export const UNDERLYING_NAMESPACES = 'UNS';
export const NAMESPACE = { size: 'SIZE', blockSize: 'BLKB' } as const;
/** The page of the controller's host is 2 to the power (12 + MPS) bytes. */
export const PAGE_SIZE = 'MPS';
/** The attribute with the state of the life cycle, and the state in which commands are processed. */
export const STATE = 'STATE';
export const PROCESSING = 'Enabled';
/** Fields of the records of both kinds of queues. */
export const QUEUE = {
  base: 'BASE',
  entries: 'ENTS',
  completionQueue: 'CQID',
  tagIndex: 'TIDX',
  vector: 'IV',
  interrupts: 'IEN',
  /** Cleared to 0b where the base address is that of a PRP list. */
  contiguous: 'PCONT',
} as const;
/**
 * What a controller keeps of asynchronous events: an entry for each request that is outstanding, and by log page
 * identifier the type of an event that was reported and whose log page was not read.
 */
export const EVENT_REQUESTS = 'AERS';
export const EVENT_MASKS = 'AEMASK';
/** Fields of the completion that reports an event. */
export const EVENT = { type: 'AETYPE', information: 'AEINFO', logPage: 'AELID' } as const;
/**
 * The error log of a controller: its entries, the newest one under 0, and how many there were so far. Then the fields of
 * an entry.
 */
export const ERROR_LOG = 'ERRLOG';
export const ERROR_COUNT = 'ERRCNT';
export const ERROR_ENTRY = {
  count: 'ERRN',
  queue: 'ERSQ',
  command: 'ERCID',
  status: 'ERST',
  location: 'ERLOC',
  block: 'ERLBA',
  namespace: 'ERNS',
  opcode: 'EROPC',
  version: 'ERVER',
} as const;
/** Fields of a tag, and the enumerators of its type. */
export const TAG = { value: 'TVAL', type: 'TTYPE', routingId: 'TRID' } as const;
export const TAG_TYPES = { untagged: 'Untagged', pasid: 'PASID', sdi: 'SDI', sdiPasid: 'SDIPASID' } as const;
/** Attributes with the limits of a controller, in bytes or operations per second; and the mode in which none is exceeded. */
export const RATE_LIMITS = {
  enabled: 'QEN',
  mode: 'QMODE',
  hard: 'Hard',
  unit: 'IOU',
  bytes: 'TBW',
  writtenBytes: 'WBW',
  operations: 'TIOPS',
  writes: 'WIOPS',
  burstBytes: 'BBW',
  burstOperations: 'BIO',
} as const;
/** The first queue pair whose doorbells do not belong to the primary controller, and what registers show as well. */
export const LIMITS = {
  firstExtendedPair: 'FEQID',
  queueEntries: 'MAXQE',
  pageSize: 'MPSMAX',
  doorbellStride: 'DSTRD',
  timeout: 'TO',
  contiguousQueues: 'CQR',
  vectors: 'MSIXN',
  errorEntries: 'ELPN',
} as const;
/** The register that enables the primary controller. */
export const ENABLING = 'CC';
/** The admin queue of every controller. */
export const ADMIN_QUEUE_ID = 0;

/** The attribute that tells whether written data can wait in the volatile write cache: 1, or 0. */
export const WRITE_CACHE = 'WCE';
