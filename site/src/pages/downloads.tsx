import useBaseUrl from '@docusaurus/useBaseUrl';
import { usePluginData } from '@docusaurus/useGlobalData';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { groupDownloads, readableSize, type DownloadGroup, type DownloadsData } from '../downloads.ts';
import styles from './downloads.module.css';

/** The generated files with sizes and checksums. */
export default function Downloads(): ReactNode {
  const { files } = usePluginData('downloads') as DownloadsData;
  return (
    <Layout
      title="Downloads"
      description="Test vectors, schemas and the model of the specification as JSON, with checksums."
    >
      <main className={`container markdown ${styles['page']}`}>
        <h1>Downloads</h1>
        {files.length === 0 ? (
          <HowToMake />
        ) : (
          groupDownloads(files).map((group) => <Group key={group.title} group={group} />)
        )}
      </main>
    </Layout>
  );
}

function HowToMake(): ReactNode {
  return (
    <p>
      This site was built without the generated files. In a clone of the repository, <code>npx snvme build</code> writes
      them to <code>test/vectors/</code>; a site that is built afterwards offers them here.
    </p>
  );
}

function Group({ group }: { readonly group: DownloadGroup }): ReactNode {
  return (
    <section>
      <h2>{group.title}</h2>
      <p>{group.description}</p>
      <div className="table-box" role="region" tabIndex={0} aria-label={group.title}>
        <table>
          <thead>
            <tr>
              <th>File</th>
              <th>Size</th>
              <th>SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {group.files.map(({ name, size, sha256 }) => (
              <tr key={name}>
                <td className="code narrow">
                  <DownloadLink name={name} />
                </td>
                <td className="narrow">{readableSize(size)}</td>
                <td className={`code ${styles['hash']}`}>{sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A plain link: the file is no page of the site. */
function DownloadLink({ name }: { readonly name: string }): ReactNode {
  return (
    <a href={useBaseUrl(`/downloads/${name}`)} download>
      {name}
    </a>
  );
}
