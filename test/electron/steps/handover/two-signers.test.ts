import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyOf } from '#shared/signature/policy-of.ts';
import { pem, rootCertificate } from '#test/kit/ca.ts';
import { keyFileOfPerson } from '#test/kit/named-signers.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const phrase = 'correct horse battery';
const password = 'password 1';
const engineer = 'Инженер Образцов';
const director = 'Директор Примеров';

const policy = policyOf({
  policyId: 'own',
  name: 'Регламент завода',
  platformId: 'b2b-center',
  signers: [engineer, director],
  strict: true,
  source: 'регламент, п. 3',
  readOn: '2026-11-01',
});

type Passing = { readonly person: string; readonly toRole: 'checker' | 'signer' | 'preparer' };

/** Hands the bid over and takes it on the other machine; what waits there is joined, since nobody edited meanwhile. */
const pass = async (from: Workstation, to: Workstation, bidId: string, { person, toRole }: Passing) => {
  const written = await from.value(
    'handover.write',
    { bidId, person, fromRole: 'preparer', toRole, out: join(from.folder, `${person}-${toRole}.bidwright`) },
    passwords(phrase, phrase),
  );
  const file = await to.host.files.take(written.path);
  if (!file.ok) throw new Error(file.error.code);
  const taken = await to.value('handover.take', { fileId: file.value.fileId }, passwords(phrase));
  expect([taken.incoming.conflicts, taken.incoming.findings]).toEqual([0, []]);
  if (!taken.isTaken) await to.value('handover.join', { bidId, seen: taken.incoming.seen });
  return { file: written.digest.value, incoming: taken.incoming };
};

const actsOf = (at: Workstation) =>
  at.host.workspace.database
    .all<{ entry: string }>('SELECT entry FROM evidence ORDER BY number')
    .map(({ entry }) => JSON.parse(entry) as { act: string; digest: string | null });

const lockOf = async (at: Workstation, bidId: string) => {
  const { findings, content } = await at.value('handover.show', { bidId });
  return { codes: findings.map(({ code }) => code), content };
};

test('two sign in order on two machines: both signatures stand in the package, the digest locked, both chains kept', async () => {
  const [preparing, signing] = [await openWorkstation(), await openWorkstation()];
  for (const at of [preparing, signing]) {
    await at.value('trust.add', { fileId: await at.file('root.pem', pem('CERTIFICATE', rootCertificate)) });
    await at.value('policies.save', { policy });
  }
  const key = (at: Workstation, name: string) =>
    name === engineer
      ? at.file('engineer.p12', keyFileOfPerson(engineer, 'supplier-p256', 0x61, password))
      : at.file('director.p12', keyFileOfPerson(director, 'supplier-p384', 0x62, password));
  const secrets = () => passwords(password);
  const bidId = await startBid(preparing);
  await preparing.value('bids.freeze', { bidId });
  const frozen = (await preparing.value('bids.show', { bidId })).frozen?.manifestDigest;
  const { content } = await lockOf(preparing, bidId);

  // The second signer has the bid already, and may not go first.
  await pass(preparing, signing, bidId, { person: 'Анна', toRole: 'checker' });
  const keyFileId = await key(signing, director);
  expect(await signing.refusal('signing.signBid', { bidId, keyFileId }, secrets())).toMatchObject({
    code: 'policy.turn-early',
    details: { next: engineer },
  });

  await preparing.value('signing.signBid', { bidId, keyFileId: await key(preparing, engineer) }, secrets());
  const forth = await pass(preparing, signing, bidId, { person: 'Анна', toRole: 'signer' });
  expect(forth.incoming).toMatchObject({ isFrozen: true, signatures: 2 });
  expect(
    await signing.refusal('signing.cosignBid', { bidId, keyFileId: await key(signing, engineer) }, secrets()),
  ).toMatchObject({
    code: 'signatures.signed-already',
  });
  expect((await signing.value('signing.cosignBid', { bidId, keyFileId }, secrets())).findings).toEqual([]);
  expect((await signing.value('policies.judgeSigned', { bidId })).findings.map(({ code }) => code)).toEqual([
    'policy.signed-met',
  ]);
  await signing.value('bids.package', { bidId });
  expect((await signing.value('verification.runBid', { bidId, revocation: 'if-available' })).report.conclusion).toBe(
    'TOTAL-PASSED',
  );
  expect(await lockOf(signing, bidId)).toEqual({ codes: ['handover.digest-same'], content });

  const back = await pass(signing, preparing, bidId, { person: 'Борис', toRole: 'preparer' });
  expect(await lockOf(preparing, bidId)).toEqual({ codes: ['handover.digest-same'], content });
  expect((await preparing.value('bids.show', { bidId })).frozen?.manifestDigest).toBe(frozen);
  await preparing.value('bids.package', { bidId });
  const { report } = await preparing.value('verification.runBid', { bidId, revocation: 'if-available' });
  expect(report.conclusion).toBe('TOTAL-PASSED');
  expect(new Set(report.signatures.map(({ signer }) => signer?.name))).toEqual(new Set([engineer, director]));
  expect((await preparing.value('policies.judgeSigned', { bidId })).findings.map(({ code }) => code)).toEqual([
    'policy.signed-met',
  ]);

  // Each chain is whole, and one names the file of the other; what the other machine noted is kept with the bid.
  for (const at of [preparing, signing]) {
    const out = join(at.folder, 'chain.jsonl');
    rmSync(out, { force: true });
    await at.value('evidence.export', { out });
    const exported = await at.host.files.take(out);
    if (!exported.ok) throw new Error(exported.error.code);
    expect(await at.value('evidence.check', { fileId: exported.value.fileId })).toMatchObject({ findings: [] });
  }
  const digestsOf = (at: Workstation, act: string) =>
    actsOf(at).flatMap((one) => (one.act === act ? [one.digest] : []));
  expect(digestsOf(signing, 'bid.taken-over')).toEqual(digestsOf(preparing, 'bid.handed-over'));
  expect(digestsOf(preparing, 'bid.taken-over')).toEqual([back.file]);
  const elsewhere = (await preparing.value('handover.show', { bidId })).elsewhere.map(({ act }) => act);
  expect(elsewhere).toEqual(['bid.taken-over', 'bid.taken-over', 'bid.signed', 'bid.packaged']);
  expect((await signing.value('handover.show', { bidId })).elsewhere.map(({ act }) => act)).toEqual([
    'bid.created',
    'bid.frozen',
    'bid.handed-over',
    'bid.signed',
  ]);
});
