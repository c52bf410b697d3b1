import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { openWorkspace } from '#electron/store/open-workspace.ts';
import { instantFromEpoch } from '#shared/kernel/instant.ts';

/** Imports a file into a workspace and says so as soon as something is stored; its parent then kills it. */
const [, , folder = '', file = ''] = process.argv;
const workspace = await openWorkspace(folder, { clock: () => instantFromEpoch(0) });
if (!workspace.ok) throw new Error(workspace.error.code);
await importProcedures(workspace.value, {
  files: [file],
  onProcedures: () => process.stdout.write('stored\n'),
});
