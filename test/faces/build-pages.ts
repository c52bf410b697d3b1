import { buildStale } from '../../build/stale.ts';
import { pageBuilds } from '../../build/vite/index.ts';

/** The pages that the browser face serves, built when their sources have changed. */
const buildPages = async (): Promise<void> => {
  await buildStale(pageBuilds);
};
export default buildPages;
