import { useId, type ReactNode } from 'react';
import { HALF, HEAD, layoutSequence } from '../sequence/layout.ts';
import type { Sequence } from '../sequence/parse.ts';
import styles from './SequenceFigure.module.css';

interface SequenceFigureProps {
  /** The diagram as JSON: Markdown plugins can hand over texts only. */
  readonly sequence: string;
}

/** A sequence diagram: answers have broken lines. */
export function SequenceFigure({ sequence: json }: SequenceFigureProps): ReactNode {
  const id = useId();
  const sequence = JSON.parse(json) as Sequence;
  const { width, height, columns, arrows } = layoutSequence(sequence);
  const names = new Map(sequence.participants.map((participant) => [participant.id, participant.name]));
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Sequence diagram">
      <svg
        className={styles['figure']}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: Math.min(width, 640) }}
      >
        <title id={`${id}-title`}>{`Sequence: ${[...names.values()].join(', ')}`}</title>
        <desc id={`${id}-desc`}>
          {sequence.messages.map(({ from, to, text }) => `${names.get(from)} to ${names.get(to)}: ${text}`).join('. ')}
        </desc>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path className={styles['head']} d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {columns.map(({ name, x }) => (
          <g key={name}>
            <line className={styles['life']} x1={x} x2={x} y1={HEAD} y2={height} />
            <rect className={styles['box']} x={x - HALF} y="1" width={2 * HALF} height={HEAD - 2} rx="4" />
            <text className={styles['name']} x={x} y="20" textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
        {arrows.map(({ message, x1, x2, y }) => (
          <g key={y}>
            <line
              className={message.answer ? styles['answer'] : styles['arrow']}
              x1={x1}
              x2={x2}
              y1={y}
              y2={y}
              markerEnd={`url(#${id}-head)`}
            />
            <text className={styles['text']} x={(x1 + x2) / 2} y={y - 5} textAnchor="middle">
              {message.text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
