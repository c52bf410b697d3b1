import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { HandOverPurpose } from '#shared/contract/answer.ts';
import type { FileHandle } from '#shared/contract/vocabulary.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { handOverAll } from './files.tsx';
import { ImportIcon } from './icons.tsx';
import './drop-anywhere.css';

export type DropAnywhereProps = {
  readonly purpose: HandOverPurpose;
  /** What letting go will do; shown while files hang over the screen. */
  readonly title: string;
  readonly hint: string;
  readonly onDropped: (files: readonly FileHandle[], failures: readonly Failure[]) => void;
  readonly children: ReactNode;
};

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/**
 * A whole screen that takes files by the mouse. It adds no Tab stop: a screen that has it also offers the same act as a
 * button, which is the keyboard's way.
 */
export const DropAnywhere = ({ purpose, title, hint, onDropped, children }: DropAnywhereProps) => {
  // Entering a child comes before leaving its parent, so that only the sum tells whether files are still over it.
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  const move = (event: DragEvent, step: 1 | -1): void => {
    if (!bringsFiles(event)) return;
    depth.current = Math.max(0, depth.current + step);
    setOver(depth.current > 0);
  };
  return (
    <div
      className="drop-anywhere"
      onDragEnter={(event) => {
        move(event, 1);
        if (bringsFiles(event)) event.preventDefault();
      }}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        void handOverAll(files, purpose).then(({ handles, failures }) => onDropped(handles, failures));
      }}
    >
      {children}
      {isOver && (
        <div className="drop-veil">
          <div className="drop-call">
            <ImportIcon size={20} className="drop-sign" />
            <span className="drop-words">
              <span className="drop-title">{title}</span>
              <span className="drop-hint">{hint}</span>
            </span>
          </div>
        </div>
      )}
    </div>
  );
};
