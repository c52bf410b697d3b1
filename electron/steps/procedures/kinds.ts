import { ok } from '#shared/kernel/result.ts';
import { builtInKinds } from '#shared/procedure/kinds/catalogue.ts';
import { kindsOn } from '#shared/procedure/kinds/find-kind.ts';
import { editedKinds, replaceEditedKinds } from '../../store/procedures/kinds.ts';
import type { Step } from '../context.ts';

/** The catalogue as it holds on a day: what the user edited or added goes before what the program brings. */
export const listKinds: Step<'kinds.list'> = async ({ day }, { host }) => {
  const edited = editedKinds(host.workspace.database);
  const own = new Set(edited);
  const kinds = kindsOn(day ?? host.clock().slice(0, 10), builtInKinds, edited);
  return ok({ kinds: kinds.map((kind) => ({ ...kind, isEdited: own.has(kind) })) });
};

export const saveKinds: Step<'kinds.save'> = async ({ kinds }, { host }) => {
  replaceEditedKinds(host.workspace.database, kinds, host.clock());
  host.emit({ type: 'changed', subject: 'procedures' });
  return ok({ kinds: [...editedKinds(host.workspace.database)] });
};
