import { useId, type ReactNode } from 'react';
import { describeLifeCycle, type LifeCycle as Graph } from '../lifecycle/graph.ts';
import { BOX_HEIGHT, DOT, LINE, type Label } from '../lifecycle/geometry.ts';
import { layoutLifeCycle } from '../lifecycle/layout.ts';
import styles from './LifeCycle.module.css';

interface LifeCycleProps {
  /** The life cycle as JSON: Markdown plugins can hand over texts only. */
  readonly graph: string;
}

/** The life cycle of an object, drawn from its State transitions. The table below has every row and cell. */
export function LifeCycle({ graph: json }: LifeCycleProps): ReactNode {
  const id = useId();
  const graph = JSON.parse(json) as Graph;
  const { width, height, boxes, start, end, arrows } = layoutLifeCycle(graph);
  return (
    <div className={styles['scroll']}>
      <svg
        className={styles['figure']}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: Math.min(width, Math.max(560, width * 0.9)) }}
      >
        <title id={`${id}-title`}>{`Life cycle: ${graph.object}`}</title>
        <desc id={`${id}-desc`}>{`${describeLifeCycle(graph).join('. ')}.`}</desc>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path className={styles['head']} d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {arrows.map(({ arrow, path }) => (
          <path key={`${arrow.from}-${arrow.to}`} className={styles['arrow']} d={path} markerEnd={`url(#${id}-head)`} />
        ))}
        {start && <circle className={styles['start']} cx={start.x} cy={start.y} r={DOT} />}
        {boxes.map(({ name, x, y, width: wide }) => (
          <g key={name}>
            <rect className={styles['state']} x={x} y={y} width={wide} height={BOX_HEIGHT} rx="6" />
            <text className={styles['name']} x={x + wide / 2} y={y + BOX_HEIGHT / 2 + 5} textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
        {end && (
          <g>
            <rect className={styles['end']} x={end.x} y={end.y} width={end.width} height={BOX_HEIGHT} rx="20" />
            <rect
              className={styles['end']}
              x={end.x + 4}
              y={end.y + 4}
              width={end.width - 8}
              height={BOX_HEIGHT - 8}
              rx="16"
            />
            <text
              className={styles['name']}
              x={end.x + end.width / 2}
              y={end.y + BOX_HEIGHT / 2 + 5}
              textAnchor="middle"
            >
              {end.name}
            </text>
          </g>
        )}
        {arrows.map(({ arrow, label }) => (
          <Lines key={`${arrow.from}-${arrow.to}`} label={label} />
        ))}
      </svg>
      <p className={styles['legend']}>
        Commands and events that move a state. What leaves it as it is, and what is refused, stands in the table.
      </p>
    </div>
  );
}

function Lines({ label: { lines, x, y, align } }: { readonly label: Label }): ReactNode {
  return (
    <text className={styles['cause']} textAnchor={align}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={y + index * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
