import { useId, type ReactNode } from 'react';
import styles from './Diagram.module.css';

interface DiagramProps {
  /** The kind of diagram, for who hears the page. */
  readonly label: string;
  readonly title: string;
  /** All that the diagram shows, in sentences. */
  readonly description: string;
  /** Size of the drawing in pixels. */
  readonly width: number;
  readonly height: number;
  /** How far it shrinks before the page scrolls sideways in it; 1: not at all. */
  readonly smallest: number;
  /** Whether names and texts are set smaller. */
  readonly isSmall?: boolean;
  /** Draws; `head` is the value of `markerEnd` of an arrow. */
  readonly children: (head: string) => ReactNode;
  /** What stands below the drawing. */
  readonly below?: ReactNode;
}

/** What boxes, names, arrows and texts of all diagrams look like. */
export const diagram = styles;

/** A drawing of boxes and arrows that shrinks with the page, and scrolls where it would become too small to read. */
export function Diagram(props: DiagramProps): ReactNode {
  const { label, title, description, width, height, smallest, isSmall = false, children, below } = props;
  const id = useId();
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={label}>
      <svg
        className={isSmall ? `${styles['figure']} ${styles['small']}` : styles['figure']}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: width * smallest }}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path className={styles['head']} d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {children(`url(#${id}-head)`)}
      </svg>
      {below}
    </div>
  );
}
