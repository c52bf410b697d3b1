import { uploadPlan } from '#shared/bid/checks/upload.ts';
import { areaOf, canBeOverridden, lightOf } from '#shared/bid/readiness.ts';
import type { ReadinessView } from '#shared/contract/readiness.ts';
import { ok } from '#shared/kernel/result.ts';
import { bondOf, readAuthorities } from '../../authority/authority-records.ts';
import type { Host, Step } from '../../context.ts';
import { newestRehearsal } from '../../rehearsal/rehearsal-records.ts';
import { rehearsalView } from '../../rehearsal/rehearsal-view.ts';
import { gatherBid, type GatheredBid } from '../gather-bid.ts';
import { bytesOf, lineSpeed, readinessFindings } from './gather-readiness.ts';
import { overridesOf } from './override-records.ts';

const authorityOf = async (host: Host, bidId: string): Promise<ReadinessView['authority']> => {
  const { database, vault } = host.workspace;
  const bond = bondOf(database, bidId);
  if (bond === null) return null;
  const kept = (await readAuthorities(database, vault)).find(({ authorityId }) => authorityId === bond.authorityId);
  if (kept === undefined) return null;
  const { number, representatives, validUntil } = kept.power;
  return {
    authorityId: bond.authorityId,
    number,
    representatives: representatives.map(({ name }) => name),
    validUntil,
    powers: [...bond.powers],
  };
};

const uploadOf = async (host: Host, bid: GatheredBid): Promise<ReadinessView['upload']> => {
  const kilobitsPerSecond = await lineSpeed(host);
  const bytes = bytesOf(bid);
  const plan = uploadPlan({ bytes, kilobitsPerSecond, deadline: bid.procedure.deadline });
  return plan === null || kilobitsPerSecond === null ? null : { bytes, kilobitsPerSecond, ...plan };
};

export const showReadiness: Step<'bids.readiness'> = async ({ bidId, lookAtToken }, { host }) => {
  const gathered = await gatherBid(host, bidId);
  if (!gathered.ok) return gathered;
  const bid = gathered.value;
  const { database } = host.workspace;
  const findings = await readinessFindings(host, bid, { token: lookAtToken });
  const manifest = bid.artefacts.find(({ kind }) => kind === 'manifest');
  const rehearsal = newestRehearsal(database, bidId);
  return ok({
    bidId,
    light: lightOf(findings),
    checks: findings.map((finding) => ({
      area: areaOf(finding.code),
      finding: { ...finding },
      mayBeOverridden: finding.severity === 'blocker' && canBeOverridden(finding.code, bid.ownEdition),
    })),
    authority: await authorityOf(host, bidId),
    upload: await uploadOf(host, bid),
    overrides: manifest === undefined ? [] : [...overridesOf(database, bidId, manifest.digest)],
    rehearsal: rehearsal === null ? null : rehearsalView(host, bid, rehearsal),
  });
};
