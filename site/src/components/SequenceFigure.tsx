import type { ReactNode } from 'react';
import { HALF, HEAD, layoutSequence } from '../sequence/layout.ts';
import type { Sequence } from '../sequence/parse.ts';
import { Diagram, diagram } from './Diagram.tsx';
import styles from './SequenceFigure.module.css';

interface SequenceFigureProps {
  /** The diagram as JSON: Markdown plugins can hand over texts only. */
  readonly sequence: string;
}

/** A sequence diagram: answers have broken lines. */
export function SequenceFigure({ sequence: json }: SequenceFigureProps): ReactNode {
  const sequence = JSON.parse(json) as Sequence;
  const { width, height, columns, arrows } = layoutSequence(sequence);
  const names = new Map(sequence.participants.map((participant) => [participant.id, participant.name]));
  return (
    <Diagram
      label="Sequence diagram"
      title={`Sequence: ${[...names.values()].join(', ')}`}
      description={sequence.messages
        .map(({ from, to, text }) => `${names.get(from)} to ${names.get(to)}: ${text}`)
        .join('. ')}
      width={width}
      height={height}
      smallest={Math.min(1, 640 / width)}
    >
      {(head) => (
        <>
          {columns.map(({ name, x }) => (
            <g key={name}>
              <line className={styles['life']} x1={x} x2={x} y1={HEAD} y2={height} />
              <rect className={diagram['box']} x={x - HALF} y="1" width={2 * HALF} height={HEAD - 2} rx="4" />
              <text className={diagram['name']} x={x} y="20" textAnchor="middle">
                {name}
              </text>
            </g>
          ))}
          {arrows.map(({ message, x1, x2, y }) => (
            <g key={y}>
              <line
                className={message.answer ? diagram['answer'] : diagram['arrow']}
                x1={x1}
                x2={x2}
                y1={y}
                y2={y}
                markerEnd={head}
              />
              <text className={diagram['text']} x={(x1 + x2) / 2} y={y - 5} textAnchor="middle">
                {message.text}
              </text>
            </g>
          ))}
        </>
      )}
    </Diagram>
  );
}
