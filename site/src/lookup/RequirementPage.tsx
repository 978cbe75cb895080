import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RequirementData, VectorEntry } from './data.ts';
import { DownloadLink } from './DownloadLink.tsx';
import { LookupPage } from './LookupPage.tsx';
import { VectorLines } from './VectorLines.tsx';
import styles from './lookup.module.css';

interface RequirementPageProps {
  readonly data: RequirementData;
}

/** A requirement in words, and the vectors that carry it. */
export default function RequirementPage({ data }: RequirementPageProps): ReactNode {
  const { id, sentence, kind, normative, row, statuses, groups } = data;
  return (
    <LookupPage title={id} description={sentence} index="/requirements/">
      <p className={styles['sentence']}>{sentence}</p>
      <p className={styles['facts']}>
        <span>
          {kind} in <Link to={row.to}>{row.label}</Link>
        </span>
        {!normative && <span>base annex: no requirement of this proposal</span>}
        {statuses.map((status) => (
          <span key={status.to}>
            status <Link to={status.to}>{status.label}</Link>
          </span>
        ))}
      </p>
      {groups.length === 0 && <p>No vector carries this requirement yet.</p>}
      {groups.map(({ title, vectors }, group) => (
        <section key={title}>
          <h2>
            {title} ({vectors.length})
          </h2>
          <ul className={styles['list']}>
            {vectors.map((vector, index) => (
              <Entry key={vector.to} vector={vector} open={group === 0 && index === 0} />
            ))}
          </ul>
        </section>
      ))}
    </LookupPage>
  );
}

interface EntryProps {
  readonly vector: VectorEntry;
  /** Whether the steps are unfolded at first. */
  readonly open: boolean;
}

function Entry({ vector: { id, title, file, to, lines }, open }: EntryProps): ReactNode {
  return (
    <li>
      <div>{title}</div>
      <div className={styles['origin']}>
        <Link className={styles['id'] ?? ''} to={to}>
          {id}
        </Link>{' '}
        in <DownloadLink file={file} />
      </div>
      {lines && (
        <details open={open} className={styles['details']}>
          <summary>Steps</summary>
          <VectorLines lines={lines} />
        </details>
      )}
    </li>
  );
}
