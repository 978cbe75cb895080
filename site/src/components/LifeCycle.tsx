import type { ReactNode } from 'react';
import { describeLifeCycle, type LifeCycle as Graph } from '../lifecycle/graph.ts';
import { BOX_HEIGHT, DOT, LINE, type Label } from '../lifecycle/geometry.ts';
import { layoutLifeCycle } from '../lifecycle/layout.ts';
import { Diagram, diagram } from './Diagram.tsx';
import styles from './LifeCycle.module.css';

interface LifeCycleProps {
  /** The life cycle as JSON: Markdown plugins can hand over texts only. */
  readonly graph: string;
}

/** The life cycle of an object, drawn from its State transitions. The table below has every row and cell. */
export function LifeCycle({ graph: json }: LifeCycleProps): ReactNode {
  const graph = JSON.parse(json) as Graph;
  const { width, height, boxes, start, end, arrows } = layoutLifeCycle(graph);
  return (
    <Diagram
      label="Life cycle"
      title={`Life cycle: ${graph.object}`}
      description={`${describeLifeCycle(graph).join('. ')}.`}
      width={width}
      height={height}
      smallest={0.7}
      below={
        <p className={styles['legend']}>
          Commands and events that move a state. What leaves it as it is, and what is refused, stands in the table.
        </p>
      }
    >
      {(head) => (
        <>
          {arrows.map(({ arrow, path }) => (
            <path key={`${arrow.from}-${arrow.to}`} className={diagram['arrow']} d={path} markerEnd={head} />
          ))}
          {start && <circle className={styles['start']} cx={start.x} cy={start.y} r={DOT} />}
          {boxes.map(({ name, x, y, width: wide }) => (
            <g key={name}>
              <rect className={diagram['box']} x={x} y={y} width={wide} height={BOX_HEIGHT} rx="6" />
              <text className={diagram['name']} x={x + wide / 2} y={y + BOX_HEIGHT / 2 + 5} textAnchor="middle">
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
                className={diagram['name']}
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
        </>
      )}
    </Diagram>
  );
}

function Lines({ label: { lines, x, y, align } }: { readonly label: Label }): ReactNode {
  return (
    <text className={diagram['text']} textAnchor={align}>
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={y + index * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
