import { buildStale } from '../../build/stale.ts';
import { pageBuilds } from '../../build/vite/index.ts';
import { prepareSample } from './sample-workspace.ts';

/** What every test stands on, made once: the pages, built when their sources have changed, and the sample workspace. */
const prepare = async (): Promise<() => Promise<void>> => {
  await buildStale(pageBuilds);
  return prepareSample();
};
export default prepare;
