import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { StatusSummary } from './data.ts';
import { LookupPage, NothingBuilt } from './LookupPage.tsx';
import { Table } from './Table.tsx';

interface StatusIndexProps {
  readonly data: readonly StatusSummary[];
}

/** All status codes with who returns them. */
export default function StatusIndex({ data }: StatusIndexProps): ReactNode {
  return (
    <LookupPage
      title="Status codes"
      description="Every status code of the specification, and the commands that return it."
      index="/status/"
    >
      {data.length === 0 ? (
        <NothingBuilt />
      ) : (
        <>
          <p>
            Status code type and status code, and who returns them. Each page says for what reason, and shows vectors.
          </p>
          <Table label="Status codes" heads={['Value', 'Status', 'Returned by', 'Description']}>
            {data.map(({ name, code, to, description, assigned, by }) => (
              <tr key={name}>
                <td className="code narrow">{code}</td>
                <td>
                  <Link to={to}>{name}</Link>
                  {!assigned && ' (experimental)'}
                </td>
                <td>
                  {by.length === 0 && '–'}
                  {by.map((link, index) => (
                    <span key={link.label}>
                      {index > 0 && ', '}
                      <Link to={link.to}>{link.label}</Link>
                    </span>
                  ))}
                </td>
                <td>{description}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </LookupPage>
  );
}
