import type { ReactNode } from 'react';
import { fieldLabel, fieldTitle, type Lane, type Segment } from '../bitfield/field.ts';
import { LABEL_SIZE, fitLabel, textWidth } from '../bitfield/label.ts';
import styles from './BitField.module.css';

/** Font size of the second line. */
const NOTE_SIZE = 11;

interface FieldBoxProps {
  readonly segment: Segment;
  readonly lane: Lane;
  readonly unit: 'bits' | 'bytes';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The fill of reserved fields. */
  readonly hatch: string;
}

/** One field in one lane: box, label, and a tooltip. Sides where the field goes on are dashed. */
export function FieldBox({ segment, lane, unit, x, y, width, height, hatch }: FieldBoxProps): ReactNode {
  const { field } = segment;
  const label = fitLabel(labelTexts(segment, lane), width, field.reserved ? 0 : height, LABEL_SIZE);
  const note = noteText(segment, lane, unit);
  const noted = note !== null && label !== null && !label.turned && textWidth(note, NOTE_SIZE) + 8 <= width;
  const [middle, centre] = [x + width / 2, y + height / 2];
  return (
    <g className={field.reserved ? styles['reserved'] : styles['field']}>
      <title>{fieldTitle(field, unit)}</title>
      <rect className={styles['box']} x={x} y={y} width={width} height={height} />
      {field.reserved && <rect x={x} y={y} width={width} height={height} fill={hatch} />}
      <path className={styles['edge']} d={`M${x} ${y}h${width}M${x} ${y + height}h${width}`} />
      <path className={segment.opensLeft ? styles['open'] : styles['edge']} d={`M${x} ${y}v${height}`} />
      <path className={segment.opensRight ? styles['open'] : styles['edge']} d={`M${x + width} ${y}v${height}`} />
      {label !== null && (
        <text
          className={styles['label']}
          x={middle}
          y={centre + (noted ? -2 : LABEL_SIZE / 3)}
          textAnchor="middle"
          {...(label.turned && { transform: `rotate(-90 ${middle} ${centre})` })}
        >
          {label.text}
        </text>
      )}
      {noted && (
        <text className={styles['note']} x={middle} y={centre + 13} textAnchor="middle">
          {note}
        </text>
      )}
    </g>
  );
}

/** Labels from the best to the shortest one. A part that is not the main one says so with an ellipsis. */
function labelTexts({ field, main, opensLeft }: Segment, lane: Lane): string[] {
  if (lane.shape === 'repeat') return [fieldLabel(field).replace('[0]', '[i]')];
  if (field.reserved) return ['Reserved', 'Rsvd', 'R'].filter((text) => main || text !== 'Rsvd');
  const label = fieldLabel(field);
  if (!main) return [opensLeft ? `… ${label}` : `${label} …`, label];
  return field.stride === null ? [label] : [label, field.mnemonic ?? field.name];
}

/** The second line: the name, or how much a shortened lane stands for. */
function noteText({ field, main }: Segment, lane: Lane, unit: 'bits' | 'bytes'): string | null {
  if (lane.shape === 'repeat') return `⋮ every ${field.stride} ${unit}, for i = 1, 2, …`;
  if (lane.shape === 'collapsed') return `⋮ ${lane.high - lane.low + 1} ${unit}`;
  return main && !field.reserved && field.mnemonic !== null ? field.name : null;
}
