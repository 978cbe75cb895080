import type { ReactNode } from 'react';

interface TableProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** A class of the table. */
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table in its scroll box, as the specification has them. */
export function Table({ label, heads, className, children }: TableProps): ReactNode {
  return (
    <div className="table-box" role="region" tabIndex={0} aria-label={label}>
      <table className={className}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
