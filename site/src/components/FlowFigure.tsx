import type { ReactNode } from 'react';
import styles from './FlowFigure.module.css';

/** A box of the figure. */
interface Step {
  readonly title: string;
  readonly note: string;
  readonly x: number;
  readonly y: number;
}

const WIDTH = 168;
const HEIGHT = 54;
const SPEC: Step = { title: 'spec/', note: 'Markdown tables', x: 1, y: 92 };
const MODEL: Step = { title: 'Model', note: 'checked, one for all', x: 236, y: 92 };
const OUTPUTS: readonly Step[] = [
  { title: 'Structs', note: 'and their codecs', x: 471, y: 1 },
  { title: 'Test vectors', note: 'with requirement IDs', x: 471, y: 92 },
  { title: 'This site', note: 'figures and links', x: 471, y: 183 },
];
const REFERENCE: Step = { title: 'Reference', note: 'runs the tables', x: 706, y: 1 };
const DEVICE: Step = { title: 'Your device', note: 'or a simulator', x: 706, y: 92 };

const SUMMARY =
  'The Markdown tables are read into one model. From the model come structs with their codecs, test vectors and this site. The reference controller uses the structs and runs the tables; the test vectors judge the reference and any other device.';

/** How the toolkit turns text into a specification that runs. */
export function FlowFigure(): ReactNode {
  return (
    <div className={styles['scroll']}>
      <svg className={styles['figure']} role="img" aria-labelledby="flow-title flow-desc" viewBox="0 0 876 238">
        <title id="flow-title">From Markdown to a running reference</title>
        <desc id="flow-desc">{SUMMARY}</desc>
        <defs>
          <marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path className={styles['head']} d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {arrow(SPEC, MODEL)}
        {OUTPUTS.map((output) => arrow(MODEL, output))}
        {OUTPUTS.slice(0, 1).map((output) => arrow(output, REFERENCE))}
        {OUTPUTS.slice(1, 2).flatMap((output) => [arrow(output, DEVICE), arrow(output, REFERENCE)])}
        {[SPEC, MODEL, ...OUTPUTS, REFERENCE, DEVICE].map((step) => (
          <g key={step.title}>
            <rect
              className={step === SPEC ? styles['source'] : styles['box']}
              x={step.x}
              y={step.y}
              width={WIDTH}
              height={HEIGHT}
              rx="4"
            />
            <text className={styles['title']} x={step.x + WIDTH / 2} y={step.y + 24} textAnchor="middle">
              {step.title}
            </text>
            <text className={styles['note']} x={step.x + WIDTH / 2} y={step.y + 42} textAnchor="middle">
              {step.note}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** A line with a head from the right side of one box to the left side of another. */
function arrow(from: Step, to: Step): ReactNode {
  const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
  const [x2, y2] = [to.x - 3, to.y + HEIGHT / 2];
  const middle = (x1 + x2) / 2;
  return (
    <path
      key={`${from.title}-${to.title}`}
      className={styles['arrow']}
      d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
      markerEnd="url(#flow-arrow)"
    />
  );
}
