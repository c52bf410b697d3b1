import { buildNames, isBuildName } from './vite/index.ts';
import { buildStale } from './stale.ts';

/** `npm run build [NAME...] [--all]`: builds what its inputs have changed for; `--all` builds regardless. */
const given = process.argv.slice(2);
const names = given.filter((word) => !word.startsWith('--'));
const wrong = names.find((name) => !isBuildName(name));
if (wrong !== undefined) {
  console.error(`There is no build “${wrong}”; there are ${buildNames.join(', ')}.`);
  process.exit(2);
}
const wanted = names.length === 0 ? buildNames : names.filter(isBuildName);
const built = await buildStale(wanted, { regardless: given.includes('--all') });
console.log(built.length === 0 ? 'Everything was built already.' : `Built: ${built.join(', ')}.`);
