import Link from '@docusaurus/Link';
import { usePluginData } from '@docusaurus/useGlobalData';
import Layout from '@theme/Layout';
import type { ReactNode } from 'react';
import { FlowFigure } from '../components/FlowFigure.tsx';
import { SharingFigure } from '../components/SharingFigure.tsx';
import type { SiteFacts } from '../lookup/data.ts';
import { userPaths, type UserPath } from '../paths.ts';
import styles from './index.module.css';

/** The landing page: what this is, and a way in for each kind of user. */
export default function Home(): ReactNode {
  const facts = usePluginData('lookup') as SiteFacts;
  return (
    <Layout description="Extended NVMe controllers for cloud hosts: a draft specification whose tables run, with test vectors and a reference controller.">
      <main className={`container ${styles['page']}`}>
        <h1 className={styles['title']}>Scalable NVMe Controllers</h1>
        <p className={styles['lead']}>
          A draft extension of NVMe that gives each container and virtual machine a controller of its own, borrowed from
          one PCIe function. Its tables are the specification: a program runs them as a reference controller and derives
          test vectors from them.
        </p>
        <p className={styles['note']} role="note">
          <strong>Draft.</strong> Endorsed by neither the Open Compute Project nor NVM Express. Opcodes and status codes
          are experimental values.
        </p>
        <section className={styles['paths']} aria-label="Ways in">
          {userPaths(facts).map((path) => (
            <PathCard key={path.title} path={path} />
          ))}
        </section>
        <SharingFigure />
        <h2>One text, one model, many outputs</h2>
        <FlowFigure />
        <p className={styles['source']}>
          The proposal grows from the talk <cite>NVMe as a Cloud Interface</cite> by Jake Oshins, Microsoft.
        </p>
      </main>
    </Layout>
  );
}

function PathCard({ path }: { readonly path: UserPath }): ReactNode {
  return (
    <article className={styles['card']}>
      <h2>{path.title}</h2>
      <p>{path.text}</p>
      <pre className={styles['commands']} tabIndex={0}>
        <code>{path.commands.join('\n')}</code>
      </pre>
      <ul>
        {path.links.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </article>
  );
}
