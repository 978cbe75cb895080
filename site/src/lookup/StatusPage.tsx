import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ReturnRow, StatusData } from './data.ts';
import { LookupPage, vectorCount } from './LookupPage.tsx';
import { Table } from './Table.tsx';
import styles from './lookup.module.css';

interface StatusPageProps {
  readonly data: StatusData;
}

/** A status: its value, who returns it and why, and vectors that show it. */
export default function StatusPage({ data }: StatusPageProps): ReactNode {
  return (
    <LookupPage
      title={data.name}
      description={`The status code ${data.name}: who returns it, and why.`}
      index="/status/"
    >
      <p className={styles['facts']}>
        <code>{data.code}</code>
        {data.assigned ? 'assigned by NVM Express' : 'experimental value, not assigned by NVM Express'}
        <span>
          defined in <Link to={data.defined.to}>{data.defined.label}</Link>
        </span>
      </p>
      {data.description !== '' && <p>{data.description}</p>}
      <h2>Returned by</h2>
      {data.returns.length === 0 ? (
        <p>
          {data.success
            ? 'Every command that no requirement aborts completes with this status.'
            : 'No requirement returns this status.'}
        </p>
      ) : (
        <Table
          label={`Who returns ${data.name}`}
          className={styles['returns']}
          heads={['Command', 'Requirement', 'Why', 'Vectors that show it']}
        >
          {data.returns.map((row) => (
            <Row key={row.requirement.label + row.by.label} row={row} />
          ))}
        </Table>
      )}
    </LookupPage>
  );
}

function Row({ row: { by, requirement, sentence, vectors, showing, all } }: { readonly row: ReturnRow }): ReactNode {
  return (
    <tr>
      <td>
        <Link to={by.to}>{by.label}</Link>
      </td>
      <td className="code narrow">
        <Link to={requirement.to}>{requirement.label}</Link>
      </td>
      <td className={styles['why']}>{sentence}</td>
      <td className={styles['vectors']}>
        {showing.map(({ label, to }) => (
          <Link key={label} className={styles['id'] ?? ''} to={to}>
            {label}
          </Link>
        ))}
        {vectors === 0 ? vectorCount(0) : <Link to={all}>all {vectorCount(vectors)}</Link>}
      </td>
    </tr>
  );
}
