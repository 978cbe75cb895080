import type { EventReport } from '../language/asynchronous-events.ts';
import type { GrantedMemory, Operation, Outcome } from '../language/operation.ts';
import type { Binding, MemoryExpect } from '../model/vector.ts';
import type { DataLayout } from './data-layout.ts';
import type { QueueName } from './queue-name.ts';

/** What is compared or noted of the data that a command returns, beside what the tables say. */
export type ReturnedCheck = Pick<MemoryExpect, 'at' | 'bytes' | 'mask' | 'reloc' | 'bind' | 'if' | 'struct'>;

/** What a scenario says of the data of one command. */
export interface WrittenData {
  /** The host's data where no structure says what it is; hexadecimal. */
  readonly content?: string;
  /** What a read returns where no table says it; hexadecimal. */
  readonly reads?: string;
  /** How the data lies in memory; absent: in one piece, from the start of a page. */
  readonly layout?: DataLayout;
  readonly checks?: readonly ReturnedCheck[];
  /** What gets a name of the completion. */
  readonly notes?: Readonly<Record<string, Binding>>;
}

/** One command with what is known about it before it runs. */
export interface Exchange extends WrittenData {
  readonly operation: Operation;
  readonly outcome: Outcome;
  /** Bytes that the command transfers; 0 for none. */
  readonly length: number;
  /** The byte of the structure that is returned first; absent: byte 0. */
  readonly from?: number;
  readonly note: string;
  readonly queue: QueueName;
  /** Memory that the command hands over. */
  readonly memory: readonly GrantedMemory[];
  /** Size in bytes of the pages of the receiver's host. */
  readonly pageSize: number;
  /** The statuses with one of which the command fails by its data: by what is stored, or by where it lies. */
  readonly failure?: readonly string[];
  /** Why devices differ in it; absent: because of where the data lies. */
  readonly why?: string;
  /** Whether the event that the completion waits for is held. */
  readonly held?: boolean;
  /** Whether it only reads back what another command did. */
  readonly looks?: boolean;
  /** The name of a command that does not complete now. */
  readonly outstanding?: string;
  /** What controllers report because of it. */
  readonly reports?: readonly EventReport[];
}
