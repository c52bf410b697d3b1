import type { SceneGroup } from './scene.ts';

export type Shot = { readonly scene: string; readonly group: SceneGroup; readonly look: string; readonly file: string };

/** One page with every shot: a row for each scene, a column for each language and theme. */
export const contactSheet = (shots: readonly Shot[]): string => {
  const rows = Map.groupBy(shots, ({ scene }) => scene);
  const cells = (row: readonly Shot[]): string =>
    row
      .map(({ look, file }) => `<figure><img src="${file}" width="480"><figcaption>${look}</figcaption></figure>`)
      .join('');
  return `<!doctype html><meta charset="utf-8"><title>Bidwright, every screen</title>
<style>body{font:13px sans-serif;margin:16px;background:#777;color:#fff}section{display:flex;gap:16px;margin-bottom:24px}
figure{margin:0}img{display:block}h2{margin:0 0 4px;font-size:16px}</style>
${[...rows].map(([scene, row]) => `<h2>${scene}</h2><section>${cells(row)}</section>`).join('\n')}`;
};
