import { usePluginData } from '@docusaurus/useGlobalData';
import { useId, type ReactNode } from 'react';
import type { Sharing } from '../../../reference/host/sharing.ts';
import { BOX_HEIGHT, layoutSharing, type Box } from '../sharing/layout.ts';
import { letterOf, type Owner } from '../sharing/parts.ts';
import styles from './SharingFigure.module.css';

/** Colours that repeat. */
const COLOURS = 4;

/** One function and its controllers, as the running reference answered when the site was built; nothing where it has none. */
export function SharingFigure(): ReactNode {
  const sharing = usePluginData('sharing') as Sharing | null;
  return sharing && <SharingDrawing sharing={sharing} />;
}

/** The figure of a state. */
export function SharingDrawing({ sharing }: { readonly sharing: Sharing }): ReactNode {
  const id = useId();
  const { width, height, headings, frames, boxes, links } = layoutSharing(sharing);
  const labels = new Map(boxes.map(({ key, label }) => [key, label]));
  return (
    <figure className={styles['frame']}>
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Figure: one function, many controllers">
        <svg
          className={styles['figure']}
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
          viewBox={`0 0 ${width} ${height}`}
        >
          <title id={`${id}-title`}>One function, many controllers</title>
          <desc id={`${id}-desc`}>
            {links
              .map(({ from, to, owner }) => `${ownerText(owner)}: ${labels.get(from)} is ${labels.get(to)}`)
              .join('. ')}
          </desc>
          {frames.map(({ title, owner, ...place }) => (
            <g key={title} className={classOf(owner)}>
              <rect className={styles['controller']} {...place} rx="8" />
              <text className={styles['title']} x={place.x + place.width / 2} y={place.y + 20} textAnchor="middle">
                {title}
              </text>
            </g>
          ))}
          {links.map(({ from, to, owner, path }) => (
            <path key={`${from} ${to}`} className={`${styles['link']} ${classOf(owner)}`} d={path}>
              <title>{`${ownerText(owner)}: ${labels.get(from)} is ${labels.get(to)}`}</title>
            </path>
          ))}
          {boxes.map((box) => (
            <Part key={box.key} box={box} />
          ))}
          {headings.map(({ text, x, y }) => (
            <text key={text} className={styles['heading']} x={x} y={y}>
              {text}
            </text>
          ))}
        </svg>
      </div>
      <figcaption>
        One function, many controllers: what the running reference answered to the owner's commands while two tenants
        worked, asked when this site was built. What has a broken line is granted to nobody. <code>npx snvme demo</code>{' '}
        shows the same run as text.
      </figcaption>
    </figure>
  );
}

function Part({ box: { label, note, owner, letter, x, y, width } }: { readonly box: Box }): ReactNode {
  const text = y + BOX_HEIGHT / 2 + 4;
  return (
    <g className={classOf(owner)}>
      <rect className={styles['part']} x={x} y={y} width={width} height={BOX_HEIGHT} rx="4" />
      <text className={styles['label']} x={x + 9} y={text}>
        {label}
      </text>
      <text className={styles['note']} x={x + width - 9} y={text} textAnchor="end">
        {note}
        {letter !== '' && (
          <tspan className={styles['letter']} dx={note === '' ? 0 : 7}>
            {letter}
          </tspan>
        )}
      </text>
    </g>
  );
}

function ownerText(owner: Owner): string {
  return typeof owner === 'number' ? `Controller ${letterOf(owner)}` : 'Primary controller';
}

function classOf(owner: Owner): string {
  return styles[typeof owner === 'number' ? `owner${owner % COLOURS}` : owner] ?? '';
}
