import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { AuthorityView } from '#shared/contract/authority.ts';
import type { PowerOfAttorney, PrincipalSignature } from '#shared/company/authority/model.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { readEmchd } from '../../documents/emchd/read-emchd.ts';
import { loadDraft } from '../bids/bid-records.ts';
import type { Call, Host, Step } from '../context.ts';
import { showProcedure } from '../procedures/show-procedure.ts';
import { takeFile } from '../trust/read-file.ts';
import { recordAct } from '../workspace/acts.ts';
import {
  bondsTo,
  listAuthorityRecords,
  readAuthorities,
  removeAuthorityRecord,
  saveAuthorityRecord,
  type ReadAuthority,
} from './authority-records.ts';
import { judgeKept } from './judge-kept.ts';
import { verifyPrincipal } from './verify-principal.ts';

/** A power of attorney has some kilobytes. */
const largest = 4 * 1024 * 1024;
/** How people and the tax service's programs name the signature beside the file. */
const endings = ['.sig', '.sgn', '.sign', '.p7s', '.SIG', '.SGN', '.P7S'];

export type TakenPower = {
  readonly path: string;
  readonly signaturePath: string | null;
  readonly power: PowerOfAttorney;
  readonly signature: PrincipalSignature | null;
};

const besideOf = (path: string): string | null =>
  endings
    .flatMap((ending) => [`${path}${ending}`, path.replace(/\.xml$/i, ending)])
    .find((candidate) => candidate !== path && existsSync(candidate)) ?? null;

/** Reads a file with the principal's signature: the one given, or the one that lies beside it. */
export const takePower = async (
  call: Call,
  { fileId, signatureFileId }: { readonly fileId: string; readonly signatureFileId: string | null },
): Promise<Outcome<TakenPower>> => {
  const { host } = call;
  const file = await takeFile(host, fileId, largest);
  if (!file.ok) return file;
  const { path } = file.value;
  const power = readEmchd(file.value.bytes, harmlessLine(basename(path)));
  if (!power.ok) return power;
  const given = signatureFileId === null ? ok(besideOf(path)) : host.files.pathOf(signatureFileId);
  if (!given.ok) return given;
  if (given.value === null) return ok({ path, signaturePath: null, power: power.value, signature: null });
  const signature = await verifyPrincipal(call, path, given.value);
  return signature.ok
    ? ok({ path, signaturePath: given.value, power: power.value, signature: signature.value })
    : signature;
};

export const powerView = ({
  format: _,
  fileId: __,
  earlier: ___,
  ...power
}: PowerOfAttorney): AuthorityView['power'] => ({
  ...power,
  principals: power.principals.map((party) => ({ ...party, heads: [...party.heads] })),
  representatives: power.representatives.map((party) => ({ ...party, heads: [...party.heads] })),
  powers: { ...power.powers, codes: power.powers.codes.map((code) => ({ ...code, limits: [...code.limits] })) },
});

export const signatureView = (signature: PrincipalSignature | null): AuthorityView['signature'] =>
  signature === null
    ? null
    : {
        name: signature.signer.name,
        inn: signature.signer.inn,
        snils: signature.signer.snils,
        intact: signature.intact,
        conclusion: signature.conclusion,
      };

const titleOf = async (host: Host, bidId: string): Promise<string> => {
  const draft = loadDraft(host.workspace.database, bidId);
  const shown = draft.ok ? await showProcedure(host.workspace, draft.value.procedureId) : draft;
  return shown.ok ? shown.value.title : bidId;
};

const viewOf = async (host: Host, one: ReadAuthority, all: readonly ReadAuthority[]): Promise<AuthorityView> => {
  const bids: AuthorityView['bids'] = [];
  for (const bidId of bondsTo(host.workspace.database, one.authorityId))
    bids.push({ bidId, title: await titleOf(host, bidId) });
  return {
    authorityId: one.authorityId,
    fileName: one.file.name,
    signatureName: one.signatureFile?.name ?? null,
    addedAt: one.addedAt,
    power: powerView(one.power),
    signature: signatureView(one.signature),
    findings: judgeKept(host, one, all, null).map((finding) => ({ ...finding })),
    bids,
  };
};

const everyView = async (host: Host): Promise<AuthorityView[]> => {
  const all = await readAuthorities(host.workspace.database, host.workspace.vault);
  const views: AuthorityView[] = [];
  for (const one of all) views.push(await viewOf(host, one, all));
  return views;
};

export const listAuthorities: Step<'authority.list'> = async (_, { host }) =>
  ok({ authorities: await everyView(host) });

export const addAuthority: Step<'authority.add'> = async (input, call) => {
  const { host } = call;
  const { database, vault } = host.workspace;
  const taken = await takePower(call, input);
  if (!taken.ok) return taken;
  const { path, signaturePath, power, signature } = taken.value;
  const kept = await vault.putFile(path);
  if (!kept.ok) return kept;
  const signed = signaturePath === null ? null : await vault.putFile(signaturePath);
  if (signed !== null && !signed.ok) return signed;
  const known = listAuthorityRecords(database).find(({ number }) => number === power.number);
  const authorityId = known?.authorityId ?? newId(host.random);
  const now = host.clock();
  database.transaction(() => {
    saveAuthorityRecord(database, {
      authorityId,
      number: power.number,
      file: { name: basename(path).normalize('NFC'), ...kept.value },
      signatureFile:
        signed === null || signaturePath === null
          ? null
          : { name: basename(signaturePath).normalize('NFC'), ...signed.value },
      signature,
      addedAt: known?.addedAt ?? now,
    });
    recordAct(database, { at: now, act: 'authority.added', subject: power.number, digest: kept.value.digest });
  });
  host.emit({ type: 'changed', subject: 'company' });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ authorityId, authorities: await everyView(host) });
};

export const removeAuthority: Step<'authority.remove'> = async ({ authorityId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction(() => {
    const known = listAuthorityRecords(database).find((record) => record.authorityId === authorityId);
    if (known === undefined || !removeAuthorityRecord(database, authorityId)) return false;
    recordAct(database, {
      at: host.clock(),
      act: 'authority.removed',
      subject: known.number,
      digest: known.file.digest,
    });
    return true;
  });
  if (!removed) return failKernel('record.not-found', { kind: 'authority', id: authorityId });
  host.emit({ type: 'changed', subject: 'company' });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok({ authorities: await everyView(host) });
};
