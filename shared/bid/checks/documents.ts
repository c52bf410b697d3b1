import { sameDigest } from '../../kernel/digest.ts';
import type { BidCheck, BidFinding } from './facts.ts';

/** A bid is its documents: at least one, none empty, each placed, none twice. */
export const checkDocuments: BidCheck = ({ draft }) => {
  const findings: BidFinding[] = [];
  if (draft.documents.length === 0)
    findings.push({ code: 'bid.no-documents', severity: 'blocker', place: {}, details: {} });
  draft.documents.forEach((document, index) => {
    const place = { file: document.name };
    if (document.size === 0)
      findings.push({ code: 'bid.document-empty', severity: 'blocker', place, details: { file: document.name } });
    const twin = draft.documents.slice(0, index).find((other) => sameDigest(other.digest, document.digest));
    if (twin !== undefined && document.size > 0)
      findings.push({
        code: 'bid.same-content',
        severity: 'warning',
        place,
        details: { file: document.name, other: twin.name },
      });
    if (document.itemId === null)
      findings.push({ code: 'bid.document-unassigned', severity: 'info', place, details: { file: document.name } });
  });
  return findings;
};

/** Required items block, expected ones warn; a waived one was the user's decision and is silent. */
export const checkChecklist: BidCheck = ({ checklist }) =>
  checklist
    .filter((item) => item.state === 'missing' && item.need !== 'optional')
    .map((item) => ({
      code: 'bid.item-missing' as const,
      severity: item.need === 'required' ? ('blocker' as const) : ('warning' as const),
      place: { item: item.itemId },
      details: { item: item.titleKey ?? item.title },
    }));
