/**
 * Attributes and fields that tables and everything that moves data have in common: a queue exists where a map with one of
 * these names has an entry. They are the only names of the text that code outside the tables may know.
 */
export const SUBMISSION_QUEUES = 'SQS';
export const COMPLETION_QUEUES = 'CQS';
/** Queue identifier of an extended controller → queue pair of the device, whose doorbells it uses. */
export const DOORBELL_MAP = 'PAIRS';
/** Tag index → tag. */
export const TAGS = 'TAGS';
/** The attribute with the state of the life cycle, and the state in which commands are processed. */
export const STATE = 'STATE';
export const PROCESSING = 'Enabled';
/** Fields of the records of both kinds of queues. */
export const QUEUE = { base: 'BASE', entries: 'ENTS', completionQueue: 'CQID', tagIndex: 'TIDX' } as const;
/** Fields of a tag, and the enumerators of its type. */
export const TAG = { value: 'TVAL', type: 'TTYPE', routingId: 'TRID' } as const;
export const TAG_TYPES = { pasid: 'PASID', sdi: 'SDI', sdiPasid: 'SDIPASID' } as const;
/** The admin queue of every controller. */
export const ADMIN_QUEUE_ID = 0;
