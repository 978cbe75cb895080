import { useId, type ReactNode } from 'react';
import { layoutFlow, LINE } from '../flow/layout.ts';
import type { Flow } from '../flow/parse.ts';
import styles from './FlowChart.module.css';

interface FlowChartProps {
  /** The chart as JSON: Markdown plugins can hand over texts only. */
  readonly flow: string;
}

/** A flow chart from left to right. */
export function FlowChart({ flow: json }: FlowChartProps): ReactNode {
  const id = useId();
  const { width, height, boxes, arrows } = layoutFlow(JSON.parse(json) as Flow);
  const names = new Map(boxes.map((box) => [box.id, box.lines.join(' ')]));
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Flow chart">
      <svg
        className={styles['figure']}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: width * 0.7 }}
      >
        <title id={`${id}-title`}>{`Flow chart: ${[...names.values()].join(', ')}`}</title>
        <desc id={`${id}-desc`}>
          {arrows
            .map(({ from, to, text }) => `${names.get(from)} to ${names.get(to)}${text === '' ? '' : `: ${text}`}`)
            .join('. ')}
        </desc>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path className={styles['head']} d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {arrows.map(({ from, to, path }) => (
          <path key={`${from} ${to}`} className={styles['arrow']} d={path} markerEnd={`url(#${id}-head)`} />
        ))}
        {boxes.map((box) => (
          <g key={box.id}>
            <rect className={styles['box']} x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
            <text className={styles['name']} textAnchor="middle">
              {box.lines.map((line, index) => (
                <tspan
                  key={index}
                  x={box.x + box.width / 2}
                  y={box.y + box.height / 2 + 4 + (index - (box.lines.length - 1) / 2) * LINE}
                >
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        ))}
        {arrows.map(({ from, to, text, x, y }) => (
          <text key={`${from} ${to}`} className={styles['text']} x={x} y={y} textAnchor="end">
            {text}
          </text>
        ))}
      </svg>
    </div>
  );
}
