import type { ReactNode } from 'react';
import { layoutFlow, LINE } from '../flow/layout.ts';
import type { Flow } from '../flow/parse.ts';
import { Diagram, diagram } from './Diagram.tsx';

interface FlowChartProps {
  /** The chart as JSON: Markdown plugins can hand over texts only. */
  readonly flow: string;
}

/** A flow chart from left to right. */
export function FlowChart({ flow: json }: FlowChartProps): ReactNode {
  const { width, height, boxes, arrows } = layoutFlow(JSON.parse(json) as Flow);
  const names = new Map(boxes.map((box) => [box.id, box.lines.join(' ')]));
  return (
    <Diagram
      label="Flow chart"
      title={`Flow chart: ${[...names.values()].join(', ')}`}
      description={arrows
        .map(({ from, to, text }) => `${names.get(from)} to ${names.get(to)}${text === '' ? '' : `: ${text}`}`)
        .join('. ')}
      width={width}
      height={height}
      smallest={0.7}
      isSmall
    >
      {(head) => (
        <>
          {arrows.map(({ from, to, path }) => (
            <path key={`${from} ${to}`} className={diagram['arrow']} d={path} markerEnd={head} />
          ))}
          {boxes.map((box) => (
            <g key={box.id}>
              <rect className={diagram['box']} x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
              <text className={diagram['name']} textAnchor="middle">
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
            <text key={`${from} ${to}`} className={diagram['text']} x={x} y={y} textAnchor="end">
              {text}
            </text>
          ))}
        </>
      )}
    </Diagram>
  );
}
