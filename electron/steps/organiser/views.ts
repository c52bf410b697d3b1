import type { ShownView } from '#shared/contract/views.ts';
import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import { readViewFile, viewFileText } from '#shared/procedure/organiser/view-file.ts';
import { builtInViews, type SavedView } from '#shared/procedure/organiser/views.ts';
import type { Database } from '../../store/database.ts';
import { organiserLists } from '../../store/organiser/lists.ts';
import { forgetView, keepView, savedViews } from '../../store/organiser/views.ts';
import type { Host, Step } from '../context.ts';

const isBuiltIn = (viewId: string): boolean => builtInViews.some((view) => view.viewId === viewId);

const shownViews = (database: Database): ShownView[] => {
  const kept = new Map(savedViews(database).map((view) => [view.viewId, view]));
  const own = [...kept.values()]
    .filter(({ viewId }) => !isBuiltIn(viewId))
    .toSorted((a, b) => (a.name ?? a.viewId).localeCompare(b.name ?? b.viewId));
  return [
    ...builtInViews.map((view) => ({ ...(kept.get(view.viewId) ?? view), isBuiltIn: true })),
    ...own.map((view) => ({ ...view, isBuiltIn: false })),
  ];
};

/** Nothing that the name says, so that two views may have one name and a view may be renamed. */
const newViewId = (random: RandomBytes): string => `v-${Buffer.from(random(6)).toString('hex')}`;

const changed = (host: Host): void => host.emit({ type: 'changed', subject: 'procedures' });

export const listViews: Step<'views.list'> = async (_, { host }) => ok({ views: shownViews(host.workspace.database) });

export const saveView: Step<'views.save'> = async ({ view }, { host }) => {
  const viewId = view.viewId ?? newViewId(host.random);
  // A view of one's own has to be called something; a built-in one is named by the program.
  const name = view.name === null ? (isBuiltIn(viewId) ? null : viewId) : harmlessLine(view.name);
  const kept: SavedView = { ...view, viewId, name };
  keepView(host.workspace.database, kept, host.clock());
  changed(host);
  return ok({ ...kept, isBuiltIn: isBuiltIn(viewId) });
};

/** A built-in view is from then on as the program brings it. */
export const removeView: Step<'views.remove'> = async ({ viewId }, { host }) => {
  const { database } = host.workspace;
  if (!forgetView(database, viewId)) return failOrganiser('organiser.unknown-view', { view: harmlessLine(viewId) });
  changed(host);
  return ok({ views: shownViews(database) });
};

export const exportViews: Step<'views.export'> = async ({ viewIds }, { host }) => {
  const { database } = host.workspace;
  const all = shownViews(database);
  const unknown = viewIds.find((viewId) => !all.some((view) => view.viewId === viewId));
  if (unknown !== undefined) return failOrganiser('organiser.unknown-view', { view: harmlessLine(unknown) });
  const wanted = all.filter(({ viewId, isBuiltIn: ours }) => (viewIds.length === 0 ? !ours : viewIds.includes(viewId)));
  const views = wanted.map(({ isBuiltIn: _, ...view }) => view);
  return ok({
    name: `bidwright-views-${host.clock().slice(0, 10)}.json`,
    text: viewFileText(views, organiserLists(database).people),
    views: views.length,
  });
};

const besideOthers = (name: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
};

export const importViews: Step<'views.import'> = async ({ text }, { host }) => {
  const { database } = host.workspace;
  const { stages, reasons, people } = organiserLists(database);
  const entries = new Set([...stages.map(({ stageId }) => stageId), ...reasons.map(({ reasonId }) => reasonId)]);
  const read = readViewFile(text, { people, entries });
  if ('unreadable' in read)
    return failOrganiser('organiser.views-unreadable', { reason: harmlessLine(read.unreadable) });
  const names = new Set(shownViews(database).flatMap(({ name }) => name ?? []));
  const views = database.transaction(() =>
    read.views.map((view): ShownView => {
      const isOurs = view.viewId !== undefined && isBuiltIn(view.viewId);
      const viewId = isOurs && view.viewId !== undefined ? view.viewId : newViewId(host.random);
      const name = isOurs && view.name === null ? null : besideOthers(harmlessLine(view.name ?? viewId), names);
      if (name !== null) names.add(name);
      keepView(database, { ...view, viewId, name }, host.clock());
      return { ...view, viewId, name, isBuiltIn: isOurs };
    }),
  );
  changed(host);
  return ok({ views, findings: [...read.findings] });
};
