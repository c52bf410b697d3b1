import { create } from 'zustand';
import type { WorkChange, WorkTarget } from '#shared/contract/organiser.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { announce } from '../../state/announce.ts';
import { call } from '../../state/host.ts';
import type { Selection } from '../../components/index.ts';
import { runJob } from '../../state/jobs.ts';
import type { Words } from '../../state/words.tsx';
import { countText } from '../../format/numbers.ts';
import type { ProcedureColumn } from '#shared/procedure/organiser/columns.ts';
import { askedOf, questionOf, type View } from './view.ts';

/** The last act on several: what it did, and how it is taken back. */
type LastAct = {
  readonly actId: string | null;
  readonly told: string;
  /** The file it wrote. */
  readonly path: string | null;
  readonly error: Failure | null;
};
export const useLastAct = create<{ readonly last: LastAct | null }>(() => ({ last: null }));
export const forgetLastAct = (): void => useLastAct.setState({ last: null });

const tell = (told: string, { actId = null, path = null }: Partial<LastAct> = {}): void => {
  useLastAct.setState({ last: { actId, told, path, error: null } });
  announce(told);
};
const tellRefused = (error: Failure): void =>
  useLastAct.setState({ last: { actId: null, told: '', path: null, error } });

/** From how many on an act is shown in the job bar, where it can be watched and cancelled. */
const jobFrom = 2_000;

/** Changes all of the selection or none of it; says how many, and keeps the way back. */
export const changeWork = async (
  { target, count, change }: { target: WorkTarget; count: number; change: WorkChange },
  { t, language }: Pick<Words, 't' | 'language'>,
): Promise<boolean> => {
  const input = { target, change };
  const label = t('procedures.bulk.job', { count, shown: countText(count, language) });
  const answer =
    count >= jobFrom ? await runJob({ name: 'work.change', input, label }) : await call('work.change', input);
  if (!answer.ok) {
    tellRefused(answer.error);
    return false;
  }
  const { changed, actId } = answer.value;
  tell(t('procedures.bulk.changed', { count: changed, shown: countText(changed, language) }), { actId });
  return true;
};

export const undoWork = async ({ t, language }: Pick<Words, 't' | 'language'>): Promise<void> => {
  const held = useLastAct.getState().last?.actId ?? null;
  const asked = held === null ? await call('work.lastAct', {}) : null;
  const actId = held ?? (asked?.ok === true ? (asked.value.act?.actId ?? null) : null);
  if (actId === null) {
    tell(t('procedures.undo.nothing'));
    return;
  }
  const answer = await call('work.undo', { actId });
  if (!answer.ok) {
    tellRefused(answer.error);
    return;
  }
  const { undone, kept } = answer.value;
  const said = t('procedures.undo.done', { count: undone, shown: countText(undone, language) });
  const rest = kept === 0 ? '' : ` ${t('procedures.undo.kept', { count: kept, shown: countText(kept, language) })}`;
  tell(said + rest);
};

/** Writes what the list shows, or what is picked of it, as a table into the workspace's folder of exports, and shows where it lies. */
export const exportList = async (
  view: View,
  columns: readonly ProcedureColumn[],
  { format, picked }: { readonly format: 'xlsx' | 'csv'; readonly picked: Selection | null },
  { t, language }: Pick<Words, 't' | 'language'>,
): Promise<void> => {
  const { order = 'deadline', descending = false } = questionOf(view);
  const part = picked === null ? {} : picked.all ? { except: [...picked.keys] } : { ids: [...picked.keys] };
  const input = { ...askedOf(view), order, descending, columns: [...columns], format, language, ...part };
  const answer = await runJob({ name: 'procedures.export', input, label: t('procedures.export.job') });
  if (!answer.ok) {
    tellRefused(answer.error);
    return;
  }
  const { rows, path } = answer.value;
  tell(t('procedures.export.done', { count: rows, shown: countText(rows, language) }), { path });
  await call('files.reveal', { path });
};

/** Looks through what came since the last look for purchases that stand on two platforms. */
export const findDuplicates = async ({ t, language }: Pick<Words, 't' | 'language'>): Promise<void> => {
  const answer = await runJob({ name: 'duplicates.find', input: {}, label: t('procedures.duplicates.find') });
  if (!answer.ok) {
    tellRefused(answer.error);
    return;
  }
  const { suggested } = answer.value;
  const shown = countText(suggested, language);
  tell(
    suggested === 0 ? t('procedure.duplicates.none') : t('procedures.duplicates.found', { count: suggested, shown }),
  );
};
