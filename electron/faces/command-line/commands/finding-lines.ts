import type { Finding } from '#shared/kernel/failure.ts';
import type { Words } from '../command.ts';

const marks = { blocker: '✗', warning: '!', info: '·', passed: '✓' } as const;
const order = ['blocker', 'warning', 'info', 'passed'] as const;

const placeOf = ({ file, line, path, item }: Finding['place']): string =>
  [file, line === undefined ? undefined : `:${line}`, path, item].filter((part) => part !== undefined).join(' ');

/** Worst first: what was seen, where, and for what stops or warns also what to do. */
export const findingLines = (findings: readonly Finding[], words: Words): readonly string[] =>
  order
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .flatMap((finding) => {
      const { message, hint } = words.explain(finding);
      const place = placeOf(finding.place);
      const line = `  ${marks[finding.severity]} ${message}${place === '' ? '' : `  [${place}]`}`;
      const wantsHint = finding.severity === 'blocker' || finding.severity === 'warning';
      return wantsHint && hint !== '' ? [line, `      → ${hint}`] : [line];
    });
