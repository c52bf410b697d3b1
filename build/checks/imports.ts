import { importsOf, resolveImport, sourceFiles } from './source-files.ts';

/** Rooms of `shared` in reading order: each may import those before it. */
const sharedRooms = [
  'kernel',
  'calendar',
  'procedure',
  'company',
  'finance',
  'bid',
  'market',
  'signature',
  'verification',
  'contract',
  'text',
];

/** Rooms of `electron`, and what each may import of the others. Faces and the start-up files stand above all. */
const electronRooms: Readonly<Record<string, readonly string[]>> = {
  store: ['log'],
  log: [],
  // The one strict XML reader.
  xml: [],
  notices: ['xml'],
  pki: ['xml'],
  // The only room that may open a connection.
  network: [],
  solver: [],
  // Tables on their way out of the program.
  tables: ['pki'],
  // The words of documents that came in; written documents on their way out.
  documents: ['pki', 'xml', 'notices', 'tables'],
  keys: ['pki'],
  steps: ['store', 'log', 'notices', 'pki', 'keys', 'network', 'solver', 'xml', 'tables', 'documents'],
  faces: ['steps', 'store', 'log', 'keys', 'pki', 'notices'],
  windows: ['faces', 'steps', 'store', 'log', 'keys'],
};

/** Modules that reach other machines. */
const doorsOut = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns', 'node:dgram'];
/** The network room asks; the loopback face answers this machine's own browser. */
const mayOpenDoors = (file: string, from: string): boolean =>
  file.startsWith('electron/network/') || (from === 'node:http' && file.startsWith('electron/faces/loopback/'));

const mayImportElectron = (file: string): boolean =>
  file === 'electron/main.ts' || file === 'electron/preload.ts' || file.startsWith('electron/windows/');

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const isRoomFile = (path: string): boolean => path.split('/').length > 2;

/** The sentence to print for one import, or null when it keeps to the house. */
export const judgeImport = (file: string, from: string, target: string | null): string | null => {
  const top = file.split('/')[0] ?? '';
  if (from === 'electron' && !mayImportElectron(file))
    return 'only electron/main.ts, electron/preload.ts and electron/windows/ import electron: take what you need as an argument';
  if (target === null) {
    if (top === 'shared' && from.startsWith('node:'))
      return 'shared runs anywhere: do this in electron/ and pass the value in';
    if (from === 'node:sqlite' && file !== 'electron/store/sqlite.ts' && top === 'electron')
      return 'only electron/store/sqlite.ts opens the database: use the Database it answers';
    if (top === 'electron' && doorsOut.includes(from) && !mayOpenDoors(file, from))
      return 'only electron/network opens connections, and only for an act the user asked for: make it an act there';
    return null;
  }
  const targetTop = target.split('/')[0] ?? '';
  if (top === 'shared') {
    if (targetTop !== 'shared') return 'shared imports only shared: move the rule here, or the effect out';
    const [own, other] = [sharedRooms.indexOf(roomOf(file)), sharedRooms.indexOf(roomOf(target))];
    if (other > own)
      return `shared/${roomOf(file)} comes before shared/${roomOf(target)}: what both need belongs to the earlier room`;
  }
  if (top === 'renderer' && targetTop !== 'renderer' && targetTop !== 'shared')
    return 'the window can ask, never do: ask through renderer/api.ts';
  if (top === 'electron') {
    if (targetTop !== 'electron' && targetTop !== 'shared') return 'electron imports only electron and shared';
    if (targetTop === 'electron' && isRoomFile(file) && isRoomFile(target)) {
      const [own, other] = [roomOf(file), roomOf(target)];
      if (own !== other && !(electronRooms[own] ?? []).includes(other))
        return `electron/${own} may not use electron/${other}: a step in electron/steps joins them`;
    }
  }
  if ((top === 'shared' || top === 'electron' || top === 'renderer') && (targetTop === 'test' || targetTop === 'build'))
    return 'what ships imports nothing of test/ or build/';
  return null;
};

/** Every chain of imports that comes back to its beginning; type-only imports vanish at run time and do not count. */
export const findCycles = (graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    path.push(file);
    for (const next of graph.get(file) ?? []) {
      if (state.get(next) === 'open') cycles.push([...path.slice(path.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    path.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
};

export const checkImports = (): readonly string[] => {
  const faults: string[] = [];
  const graph = new Map<string, string[]>();
  for (const file of ['shared', 'electron', 'renderer', 'build', 'test'].flatMap(sourceFiles)) {
    const targets: string[] = [];
    for (const { from, typeOnly } of importsOf(file)) {
      const target = resolveImport(file, from);
      const fault = judgeImport(file, from, target);
      if (fault !== null) faults.push(`${file} imports ${from}: ${fault}`);
      if (target !== null && !typeOnly) targets.push(target);
    }
    graph.set(file, targets);
  }
  return [...faults, ...findCycles(graph).map((cycle) => `import cycle: ${cycle.join(' → ')}`)];
};
