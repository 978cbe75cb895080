/** What a channel tells its user. */
export interface ChannelListener {
  line(text: string): void;
  /** The other side is gone; `reason` says why, in words. Comes once, and nothing comes after it. */
  end(reason: string): void;
}

/** Lines to and from an adapter, whatever carries them. */
export interface Channel {
  /** Who is at the other end, for messages. */
  readonly name: string;
  listen(listener: ChannelListener): void;
  send(line: string): void;
  /** Waits for the other side to end, and ends it where it does not. */
  close(): Promise<void>;
  /** Ends the other side at once. */
  kill(): void;
}
