import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { useLocation } from '@docusaurus/router';
import { useEffect, useRef, type ReactNode } from 'react';
import type { VectorCard, VectorFileData } from './data.ts';
import { DownloadLink } from './DownloadLink.tsx';
import { LookupPage, vectorCount } from './LookupPage.tsx';
import { VectorLines } from './VectorLines.tsx';
import styles from './lookup.module.css';

interface VectorFilePageProps {
  readonly data: VectorFileData;
}

/** The vectors of a file, each under its id with its steps folded. */
export default function VectorFilePage({ data }: VectorFilePageProps): ReactNode {
  const name = data.file.replace(/\.json$/u, '');
  const { collectAnchor } = useBrokenLinks();
  for (const { id } of data.vectors) collectAnchor(id);
  return (
    <LookupPage title={name} description={`The test vectors of ${data.file} in words.`} index="/vectors/">
      <p className={styles['facts']}>
        <span>{vectorCount(data.count)}</span>
        <span>
          as JSON: <DownloadLink file={data.file} />
        </span>
      </p>
      {data.world.length > 0 && (
        <p>
          For the limits <code>{data.world.join(', ')}</code>.
        </p>
      )}
      {data.notes.length > 0 && (
        <ul>
          {data.notes.map(({ name: flag, description, effect }) => (
            <li key={flag}>
              <strong>{flag}:</strong> {description} {effect}
            </li>
          ))}
        </ul>
      )}
      <ul className={styles['list']}>
        {data.vectors.map((vector) => (
          <Card key={vector.id} vector={vector} />
        ))}
      </ul>
    </LookupPage>
  );
}

function Card({ vector: { id, title, requirements, flags, lines } }: { readonly vector: VectorCard }): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  const { hash } = useLocation();
  // A link to a vector is a question about what it does.
  useEffect(() => {
    if (details.current && decodeURIComponent(hash.slice(1)) === id) details.current.open = true;
  }, [hash, id]);
  return (
    <li id={id} className={styles['card']}>
      <div>
        {title}
        {flags.map((flag) => (
          <span key={flag} className={styles['flag']}>
            {flag}
          </span>
        ))}
      </div>
      <div className={styles['origin']}>
        <Link className={styles['id'] ?? ''} to={`#${id}`}>
          {id}
        </Link>
        {requirements.map(({ label, to }) => (
          <Link key={label} className={styles['carried'] ?? ''} to={to}>
            {label}
          </Link>
        ))}
      </div>
      <details ref={details} className={styles['details']}>
        <summary>Steps</summary>
        <VectorLines lines={lines} />
      </details>
    </li>
  );
}
