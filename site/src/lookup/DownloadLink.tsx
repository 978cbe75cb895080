import useBaseUrl from '@docusaurus/useBaseUrl';
import type { ReactNode } from 'react';

/** A link to a generated file, which is no page of the site. */
export function DownloadLink({ file }: { readonly file: string }): ReactNode {
  return (
    <a href={useBaseUrl(`/downloads/${file}`)} download>
      {file}
    </a>
  );
}
