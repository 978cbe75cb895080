import Link from '@docusaurus/Link';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import type { PageLink } from './data.ts';
import styles from './lookup.module.css';

/** The indexes, which lead to each other. */
const INDEXES: readonly PageLink[] = [
  { label: 'Specification', to: '/spec/' },
  { label: 'Status codes', to: '/status/' },
  { label: 'Requirements', to: '/requirements/' },
  { label: 'Vectors', to: '/vectors/' },
];

interface LookupPageProps {
  readonly title: string;
  readonly description: string;
  /** The index that the page belongs to; it is marked. */
  readonly index: string;
  readonly children: ReactNode;
}

/** The frame of a page to look things up: the way to the indexes, and the title. */
export function LookupPage({ title, description, index, children }: LookupPageProps): ReactNode {
  return (
    <Layout title={title} description={description}>
      <main className={`container markdown ${styles['page']}`}>
        <nav aria-label="Look up" className={styles['indexes']}>
          {INDEXES.map(({ label, to }) => (
            <Link key={to} to={to} {...(to === index && { 'aria-current': 'true' })}>
              {label}
            </Link>
          ))}
        </nav>
        <h1>{title}</h1>
        {children}
      </main>
    </Layout>
  );
}

/** What an index says before the first build. */
export function NothingBuilt(): ReactNode {
  return (
    <p>
      This site was built without the generated files. In a clone of the repository, <code>npx snvme build</code> writes
      them to <code>test/vectors/</code>; a site that is built afterwards shows them here.
    </p>
  );
}

/** A number of vectors in words. */
export function vectorCount(count: number): string {
  if (count === 0) return 'no vector';
  return count === 1 ? '1 vector' : `${count} vectors`;
}
