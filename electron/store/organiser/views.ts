import type { Instant } from '#shared/kernel/instant.ts';
import { savedView, type SavedView } from '#shared/procedure/organiser/views.ts';
import type { Database, Row } from '../database.ts';

/** The user's own views and the built-in ones that were changed. One that only a later version can read is passed over. */
export const savedViews = (database: Database): readonly SavedView[] =>
  database.all<Row & { view: string }>('SELECT view FROM saved_view ORDER BY view_id').flatMap(({ view }) => {
    const read = savedView.safeParse(JSON.parse(view));
    return read.success ? [read.data] : [];
  });

export const keepView = (database: Database, view: SavedView, now: Instant): void => {
  database.run(
    `INSERT INTO saved_view (view_id, view, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (view_id) DO UPDATE SET view = excluded.view, saved_at = excluded.saved_at`,
    [view.viewId, JSON.stringify(view), now],
  );
};

/** False: nothing was kept under this id. */
export const forgetView = (database: Database, viewId: string): boolean =>
  database.run('DELETE FROM saved_view WHERE view_id = ?', [viewId]).changes === 1;
