import useBrokenLinks from '@docusaurus/useBrokenLinks';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RequirementArea } from './data.ts';
import { LookupPage, NothingBuilt, vectorCount } from './LookupPage.tsx';
import { Table } from './Table.tsx';
import styles from './lookup.module.css';

interface RequirementIndexProps {
  readonly data: readonly RequirementArea[];
}

/** All requirements in words, with how many vectors carry each. */
export default function RequirementIndex({ data }: RequirementIndexProps): ReactNode {
  const { collectAnchor } = useBrokenLinks();
  for (const { area } of data) collectAnchor(area.toLowerCase());
  return (
    <LookupPage
      title="Requirements"
      description="Every requirement in words, and how many test vectors carry it."
      index="/requirements/"
    >
      {data.length === 0 ? (
        <NothingBuilt />
      ) : (
        <nav aria-label="Areas" className={styles['areas']}>
          {data.map(({ area }) => (
            <Link key={area} to={`#${area.toLowerCase()}`}>
              {area}
            </Link>
          ))}
        </nav>
      )}
      {data.map(({ area, requirements }) => (
        <section key={area}>
          <h2 id={area.toLowerCase()} className={styles['target']}>
            {area}
          </h2>
          <Table label={area} className={styles['summary']} heads={['Requirement ID', 'Requirement', 'Vectors']}>
            {requirements.map(({ id, to, sentence, vectors }) => (
              <tr key={id}>
                <td className="code narrow">
                  <Link to={to}>{id}</Link>
                </td>
                <td>{sentence}</td>
                <td className={vectors === 0 ? styles['none'] : 'narrow'}>{vectorCount(vectors)}</td>
              </tr>
            ))}
          </Table>
        </section>
      ))}
    </LookupPage>
  );
}
