import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import type { FaceAbilities } from '../steps/context.ts';

type Purpose = Parameters<NonNullable<FaceAbilities['chooseFiles']>>[0];

const endings: Readonly<Record<Purpose, readonly string[]>> = {
  notice: ['json', 'jsonl', 'ndjson', 'xml', 'html', 'htm', 'csv', 'xlsx', 'txt'],
  document: [],
  key: ['p12', 'pfx', 'pem', 'key'],
  package: ['asice', 'asics', 'sce', 'zip', 'p7s', 'p7m', 'sig', 'sgn', 'pdf', 'xml'],
  signature: [],
  content: [],
  trust: ['pem', 'crt', 'cer', 'der', 'p7b', 'p7c', 'xml'],
  crl: ['crl', 'pem'],
  library: ['so', 'dll', 'dylib'],
};

const filtersFor = (purpose: Purpose): FileFilter[] => {
  const known = endings[purpose];
  const all = { name: '*', extensions: ['*'] };
  return known.length === 0
    ? [all]
    : [{ name: known.map((ending) => `*.${ending}`).join(' '), extensions: [...known] }, all];
};

/** The system's own dialogs; the page learns names and handles of what was chosen, never the places. */
export const systemAbilities = (
  window: () => BrowserWindow | null,
  showContent: FaceAbilities['showContent'],
): FaceAbilities => ({
  face: 'electron',
  showContent,
  chooseFiles: async (purpose, multiple) => {
    const owner = window();
    if (owner === null) return [];
    const { canceled, filePaths } = await dialog.showOpenDialog(owner, {
      filters: filtersFor(purpose),
      properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
    });
    return canceled ? [] : filePaths;
  },
  reveal: (path) => {
    shell.showItemInFolder(path);
    return Promise.resolve();
  },
});
