import { useId, type ReactNode } from 'react';
import { fieldRange, fieldTitle, type Field, type Lane } from '../bitfield/field.ts';
import { LABEL_SIZE, laneHeight } from '../bitfield/label.ts';
import { bitLanes, byteLanes } from '../bitfield/lanes.ts';
import { FieldBox } from './FieldBox.tsx';
import { Ruler } from './Ruler.tsx';
import styles from './BitField.module.css';

/** Width of a column by the number of columns in a lane. */
const COLUMN: Readonly<Record<number, number>> = { 4: 100, 8: 90, 16: 50, 32: 26 };
/** Space on the left for the offset of a lane of bytes. */
const GUTTER = 76;
/** Space above a lane for bit numbers, or above the first lane for byte columns. */
const RULER = 18;
const LEAST_HEIGHT = 40;
const MARGIN = 1;

interface BitFieldProps {
  /** The fields as JSON: Markdown plugins can hand over texts only. */
  readonly fields: string;
  readonly unit: 'bits' | 'bytes';
  readonly caption: string;
}

/** The figure of a layout table. It repeats what the table below it says, so a screen reader gets one image with a summary. */
export function BitField({ fields: json, unit, caption }: BitFieldProps): ReactNode {
  const id = useId();
  const fields = JSON.parse(json) as Field[];
  const { columns, lanes } = unit === 'bits' ? bitLanes(fields) : byteLanes(fields);
  const column = COLUMN[columns] ?? 26;
  const left = unit === 'bytes' ? GUTTER : MARGIN;
  const boxes = stack(lanes, column, unit);
  const width = left + columns * column + MARGIN;
  const height = (boxes.at(-1)?.bottom ?? 0) + MARGIN;
  return (
    <div className={styles['scroll']}>
      <svg
        className={styles['figure']}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: Math.min(width, 640) }}
      >
        <title id={`${id}-title`}>{`Layout of ${caption}`}</title>
        <desc id={`${id}-desc`}>{fields.map((field) => fieldTitle(field, unit)).join('; ')}</desc>
        <defs>
          <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className={styles['hatch']} x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {boxes.map(({ lane, top, bottom }, index) => (
          <g key={`${lane.shape}-${lane.low}`} transform={`translate(${left} 0)`}>
            {(unit === 'bits' || index === 0) && (
              <Ruler lane={lane} unit={unit} columns={columns} column={column} y={top - 5} />
            )}
            {unit === 'bytes' && (
              <text className={styles['number']} x={-8} y={(top + bottom) / 2 + 4} textAnchor="end">
                {laneOffset(lane)}
              </text>
            )}
            {lane.segments.map((segment) => (
              <FieldBox
                key={segment.from}
                segment={segment}
                lane={lane}
                unit={unit}
                x={segment.from * column}
                y={top}
                width={(segment.to - segment.from + 1) * column}
                height={bottom - top}
                hatch={`url(#${id}-hatch)`}
              />
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Placed {
  readonly lane: Lane;
  readonly top: number;
  readonly bottom: number;
}

/** Stacks the lanes, each as high as its labels need. */
function stack(lanes: readonly Lane[], column: number, unit: 'bits' | 'bytes'): Placed[] {
  let y = 0;
  return lanes.map((lane, index) => {
    const labels = lane.segments
      .filter(({ field }) => !field.reserved)
      .map(({ field, from, to }) => ({ text: field.mnemonic ?? field.name, width: (to - from + 1) * column }));
    const top = y + (unit === 'bits' || index === 0 ? RULER : 0);
    y = top + laneHeight(labels, LABEL_SIZE, LEAST_HEIGHT);
    const bottom = y;
    if (unit === 'bits') y += 6;
    return { lane, top, bottom };
  });
}

function laneOffset(lane: Lane): string {
  if (lane.shape === 'row') return `${lane.low}`;
  if (lane.shape === 'collapsed') return `${lane.low}–${lane.high}`;
  const field = lane.segments[0]?.field;
  return field ? fieldRange(field).replace(/^.* \+/u, `${field.low} +`) : '';
}
