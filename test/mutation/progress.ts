/** Shows how far long work is. */
export interface Progress {
  show(done: number, total: number): void;
  end(): void;
}

/** The part of a stream that a progress line needs. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A line that is written over again and again on a terminal; nothing elsewhere. */
export function progressOn(stream: Terminal, what: string): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, end: () => undefined };
  let shown = -1;
  return {
    show(done, total) {
      const percent = Math.floor((done * 100) / total);
      if (percent === shown) return;
      shown = percent;
      stream.write(`\r${done} of ${total} ${what}, ${percent} %`);
    },
    end() {
      stream.write('\r\u001b[K');
    },
  };
}
