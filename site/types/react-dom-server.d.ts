/** The one function that tests use; `@types/react-dom` is not a dependency. */
declare module 'react-dom/server' {
  import type { ReactNode } from 'react';

  export function renderToStaticMarkup(node: ReactNode): string;
}
