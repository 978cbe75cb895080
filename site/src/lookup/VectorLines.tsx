import type { ReactNode } from 'react';
import type { VectorLine } from './data.ts';
import styles from './lookup.module.css';

/** The steps of a vector for people. */
export function VectorLines({ lines }: { readonly lines: readonly VectorLine[] }): ReactNode {
  return (
    <ol className={styles['lines']}>
      {lines.map(({ note, action, outcome }, index) => (
        <li key={index}>
          {note !== null && <div className={styles['note']}>{note}</div>}
          <span>{action}</span>
          {outcome !== null && <div className={styles['outcome']}>⇒ {outcome}</div>}
        </li>
      ))}
    </ol>
  );
}
