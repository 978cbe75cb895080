import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { VectorFileSummary } from './data.ts';
import { DownloadLink } from './DownloadLink.tsx';
import { LookupPage, NothingBuilt } from './LookupPage.tsx';
import { Table } from './Table.tsx';

interface VectorIndexProps {
  readonly data: readonly VectorFileSummary[];
}

/** All files of vectors. */
export default function VectorIndex({ data }: VectorIndexProps): ReactNode {
  return (
    <LookupPage title="Vectors" description="Every file of test vectors with its limits." index="/vectors/">
      {data.length === 0 ? (
        <NothingBuilt />
      ) : (
        <>
          <p>
            A vector says what a host writes to registers, memory and doorbells, and what it may expect to see. Each
            names the requirements that it tests. Schemas and checksums are among the{' '}
            <Link to="/downloads">downloads</Link>.
          </p>
          <Table label="Files of vectors" heads={['Vectors', 'Count', 'Unusual limits', 'File']}>
            {data.map(({ file, to, count, world }) => (
              <tr key={file}>
                <td>
                  <Link to={to}>{file.replace(/\.json$/u, '')}</Link>
                </td>
                <td className="narrow">{count}</td>
                <td className="code">{world.length === 0 ? '–' : world.join(', ')}</td>
                <td className="code">
                  <DownloadLink file={file} />
                </td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </LookupPage>
  );
}
