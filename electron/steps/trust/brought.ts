import type { NetworkActView } from '#shared/contract/trust.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { noMaterial, type ValidationMaterial } from '../../pki/cades/validation-material.ts';
import { hasKeptMaterial } from '../../store/trust-material/known-certificates.ts';
import type { broughtForFile } from './material-in-file.ts';

type Brought = { readonly material: ValidationMaterial; readonly acts: NetworkActView[] };

/**
 * As `broughtForFile`. Where nothing is kept and nobody is to be asked, as on most machines, what would look for it, the
 * network and its readers included, is not even loaded.
 */
export const broughtFor = async (
  ...[call, path, wish]: Parameters<typeof broughtForFile>
): Promise<Outcome<Brought>> => {
  if (wish.fetch === 'nothing' && !hasKeptMaterial(call.host.workspace.database))
    return ok({ material: noMaterial, acts: [] });
  const [material, network] = await Promise.all([import('./material-in-file.ts'), import('./network-access.ts')]);
  const brought = await material.broughtForFile(call, path, wish);
  return brought.ok ? ok({ material: brought.value.material, acts: brought.value.acts.map(network.actView) }) : brought;
};
