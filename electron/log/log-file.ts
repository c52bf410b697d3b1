import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from './logger.ts';

const longest = 1024 * 1024;

/**
 * Appends lines to `log/program.jsonl` in the workspace, readable by its owner only; at 1 MiB the file becomes
 * `program.1.jsonl`, so the log never holds more than two of them. Logging never fails the work that it describes.
 */
export const logToFile = (workspaceFolder: string): ((line: LogLine) => void) => {
  const folder = join(workspaceFolder, 'log');
  const file = join(folder, 'program.jsonl');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > longest) renameSync(file, join(folder, 'program.1.jsonl'));
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk is reported by the step that meets it.
    }
  };
};
