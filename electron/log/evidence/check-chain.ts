import { evidenceCodes, type EvidenceCode } from '#shared/bid/evidence-codes.ts';
import type { Details, Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { chainFormat, endLine } from './chain-file.ts';
import { hashOfText, noHash } from './link.ts';

export type ChainVerdict = {
  /** False where the file is no chain at all: nothing else is said then. */
  readonly isChain: boolean;
  readonly isWhole: boolean;
  readonly count: number;
  /** Hash of the last entry: noted down or signed elsewhere, it proves everything before it. */
  readonly head: string;
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly findings: readonly Finding<EvidenceCode>[];
};

type Read = { readonly number: number; readonly previous: string; readonly at: string };

const shape = /^(?<hash>[0-9a-f]{64}) (?<json>\{.*\})$/;
/** More would hide the first in a list of consequences. */
const mostFindings = 100;

const readEntry = (json: string): Read | null => {
  try {
    const { number, previous, at } = JSON.parse(json) as Partial<Record<keyof Read, unknown>>;
    return Number.isSafeInteger(number) && typeof previous === 'string' && typeof at === 'string'
      ? { number: number as number, previous, at }
      : null;
  } catch {
    return null;
  }
};

/**
 * Goes through an exported chain line by line and finds every line that was changed, removed, added or moved. `expectedHead`
 * is a head known from elsewhere (an earlier export's, a signed note): without it a chain made anew from end to end can not
 * be told from the first one, with it that is found too. A clock that went back is a warning, not a fault of the chain.
 */
export const checkChain = async (
  lines: AsyncIterable<string> | Iterable<string>,
  expectedHead: string | null = null,
): Promise<ChainVerdict> => {
  const findings: Finding<EvidenceCode>[] = [];
  let line = 0;
  let count = 0;
  let head = noHash;
  let wasHead = expectedHead === null;
  let from: string | null = null;
  let until: string | null = null;
  let ended = false;
  const say = <Code extends EvidenceCode>(
    code: Code,
    details: Record<(typeof evidenceCodes)[Code]['details'][number], string | number> & Details,
    severity: 'blocker' | 'warning' = 'blocker',
  ): void => {
    if (findings.length < mostFindings) findings.push({ code, severity, place: { line }, details });
  };

  for await (const text of lines) {
    line += 1;
    if (line === 1) {
      if (text !== chainFormat)
        return { isChain: false, isWhole: false, count: 0, head, from: null, until: null, findings: [] };
      continue;
    }
    if (ended) {
      say('evidence.after-end', { line });
      break;
    }
    if (text.startsWith('end ')) {
      ended = true;
      if (text !== endLine(count, head)) say('evidence.end-differs', { line });
      continue;
    }
    const groups = shape.exec(text)?.groups;
    const entry = groups === undefined ? null : readEntry(groups['json'] ?? '');
    if (groups === undefined || entry === null) {
      say('evidence.line-unreadable', { line });
      continue;
    }
    const hash = hashOfText(groups['json'] ?? '');
    if (hash !== groups['hash']) say('evidence.line-changed', { line });
    if (entry.number > count + 1) say('evidence.line-missing', { line, number: entry.number, expected: count + 1 });
    else if (entry.number <= count || entry.previous !== head)
      say('evidence.line-moved', { line, number: entry.number });
    if (until !== null && Date.parse(entry.at) < Date.parse(until))
      say('evidence.time-went-back', { line, at: entry.at, before: until }, 'warning');
    count = entry.number;
    // The stated hash goes on, so that one changed line is one finding and not one for every line after it.
    head = groups['hash'] ?? hash;
    wasHead ||= head === expectedHead;
    from ??= entry.at;
    until = entry.at;
  }
  if (line === 0) return { isChain: false, isWhole: false, count, head, from: null, until: null, findings: [] };
  if (!ended) say('evidence.cut-short', { line });
  if (!wasHead) say('evidence.head-differs', { head, expected: expectedHead ?? '' });
  return {
    isChain: true,
    isWhole: findings.every(({ severity }) => severity !== 'blocker'),
    count,
    head,
    from: from as Instant | null,
    until: until as Instant | null,
    findings,
  };
};
