import type { ReactNode } from 'react';
import { useRecordsFile } from './records-file.tsx';

/** What these are, and the ways in and out: from a file, to a file, a new one. */
export const RecordsBar = ({
  lead,
  of,
  hasOwn,
  children,
}: {
  readonly lead: string;
  readonly of: 'checklists' | 'templates';
  /** Whether there is anything of the user's own to write to a file. */
  readonly hasOwn: boolean;
  readonly children: ReactNode;
}) => {
  const file = useRecordsFile(of, hasOwn);
  return (
    <>
      <p className="quiet settings-lead">{lead}</p>
      <div className="kinds-acts records-acts">
        {file.buttons}
        {children}
      </div>
      {file.told}
    </>
  );
};
