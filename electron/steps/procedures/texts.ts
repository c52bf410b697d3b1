import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { textFields, type TextField } from '../../notices/text/labels.ts';
import { isWholeMoment, recogniseText, type Recognised } from '../../notices/text/recognise.ts';
import { packText } from '../../notices/text/text.ts';
import type { Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { importProcedures } from './import-procedures.ts';

const dates: ReadonlySet<TextField> = new Set(['deadline', 'published', 'questionsUntil', 'auction']);

/** What a pasted text says, and where. Stores nothing. */
export const recogniseStep: Step<'texts.recognise'> = async ({ text }) => {
  const facts = recogniseText(text);
  return ok({
    facts: [...facts],
    needsZone: facts.some(({ field, value }) => dates.has(field) && !isWholeMoment(value)),
    missing: (['number', 'title'] as const).filter((wanted) => !facts.some(({ field }) => field === wanted)),
  });
};

const isField = (field: string): field is TextField => (textFields as readonly string[]).includes(field);

/** Takes a pasted text in with the facts that the user confirmed, and only those. */
export const importText: Step<'texts.import'> = async ({ text, facts, zone }, call) => {
  const { host } = call;
  const confirmed = facts.flatMap((fact): Recognised[] =>
    isField(fact.field) ? [{ ...fact, field: fact.field }] : [],
  );
  const folder = await mkdtemp(join(host.workspace.folder, '.incoming-'));
  try {
    const path = join(folder, 'pasted-text.txt');
    await writeFile(path, packText({ facts: confirmed, zone, text }), { mode: 0o600 });
    const imported = await importProcedures(host.workspace, { files: [path], format: 'text', signal: call.signal });
    host.emit({ type: 'changed', subject: 'procedures' });
    if (!imported.ok) return imported;
    const { database } = host.workspace;
    if (imported.value.files.some(({ outcome }) => outcome === 'imported'))
      recordAct(database, { at: host.clock(), act: 'procedures.imported', subject: 'pasted-text.txt', digest: null });
    return ok({ ...imported.value, files: imported.value.files.map((file) => ({ ...file, file: 'pasted-text.txt' })) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
