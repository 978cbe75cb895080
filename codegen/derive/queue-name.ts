/** A controller and one of its queues. */
export interface QueueName {
  readonly object: string;
  readonly key: number;
  readonly id: number;
}
