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

/** Limits learnt here instead of at upload. A limit that the platform does not state is not checked. */
export const checkPlatformLimits: BidCheck = ({ draft, platform }) => {
  if (platform === null) return [];
  const findings: BidFinding[] = [];
  const blocker = (code: BidFinding['code'], file: string | null, details: BidFinding['details']): void => {
    findings.push({
      code,
      severity: 'blocker',
      place: file === null ? {} : { file },
      details: { ...(file === null ? {} : { file }), ...details, platform: platform.name },
    });
  };
  if (platform.files !== null && draft.documents.length > platform.files)
    blocker('bid.too-many-documents', null, { count: draft.documents.length, limit: platform.files });
  for (const document of draft.documents) {
    const { name, size } = document;
    if (platform.fileBytes !== null && size > platform.fileBytes)
      blocker('bid.document-too-large', name, { size, limit: platform.fileBytes });
    const length = Array.from(name).length;
    if (platform.nameLength !== null && length > platform.nameLength)
      blocker('bid.document-name-too-long', name, { length, limit: platform.nameLength });
    const { endings } = platform;
    if (endings !== null && !endings.some((ending) => name.toLowerCase().endsWith(ending)))
      blocker('bid.document-type-refused', name, { accepted: endings });
  }
  return findings;
};
