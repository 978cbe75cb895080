import type { ReactNode } from 'react';
import type { Lane } from '../bitfield/field.ts';
import styles from './BitField.module.css';

interface RulerProps {
  readonly lane: Lane;
  readonly unit: 'bits' | 'bytes';
  readonly columns: number;
  readonly column: number;
  /** The base line of the numbers. */
  readonly y: number;
}

/** The numbers above a lane: the first and last bit of each field, or the bytes of a line. */
export function Ruler({ lane, unit, columns, column, y }: RulerProps): ReactNode {
  const marks =
    unit === 'bits'
      ? bitMarks(lane)
      : Array.from({ length: columns }, (_, index) => ({ at: index, value: `+${index}` }));
  return marks.map(({ at, value }) => (
    <text key={at} className={styles['number']} x={(at + 0.5) * column} y={y} textAnchor="middle">
      {value}
    </text>
  ));
}

function bitMarks(lane: Lane): { at: number; value: string }[] {
  const positions = new Set(lane.segments.flatMap(({ from, to }) => [from, to]));
  return [...positions].map((at) => ({ at, value: `${lane.high - at}` }));
}
