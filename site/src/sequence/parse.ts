/** A sequence diagram: who takes part, and what they say in turn. */
export interface Sequence {
  readonly participants: readonly Participant[];
  readonly messages: readonly Message[];
}

export interface Participant {
  readonly id: string;
  readonly name: string;
}

export interface Message {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Whether it answers an earlier one. */
  readonly answer: boolean;
}

/** Reads the part of Mermaid's sequence diagrams that the text uses; `null` where there is anything else. */
export function parseSequence(source: string): Sequence | null {
  const [title, ...lines] = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (title !== 'sequenceDiagram') return null;
  const participants: Participant[] = [];
  const messages: Message[] = [];
  for (const line of lines) {
    const participant = /^participant (?<id>\w+) as (?<name>.+)$/u.exec(line)?.groups;
    const message = /^(?<from>\w+)(?<arrow>--?)>>(?<to>\w+): (?<text>.+)$/u.exec(line)?.groups;
    if (participant) participants.push({ id: participant['id'] ?? '', name: participant['name'] ?? '' });
    else if (message)
      messages.push({
        from: message['from'] ?? '',
        to: message['to'] ?? '',
        text: message['text'] ?? '',
        answer: message['arrow'] === '--',
      });
    else return null;
  }
  const known = new Set(participants.map(({ id }) => id));
  const complete = messages.every(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  return complete && messages.length > 0 ? { participants, messages } : null;
}
