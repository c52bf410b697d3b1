import { failuresOf, type CodeTable } from '#shared/kernel/failure.ts';

export const storageCodes = {
  'storage.no-full-text': { class: 'fault', details: ['version'] },
  'storage.migrations-misnumbered': { class: 'fault', details: ['expected', 'found'] },
  'storage.migration-changed': { class: 'fault', details: ['number', 'name'] },
  'storage.blob-missing': { class: 'outside', details: ['digest'] },
  'storage.blob-damaged': { class: 'outside', details: ['digest'] },
  'storage.settings-reset': { class: 'outside', details: ['kept'] },
} as const satisfies CodeTable;

export type StorageCode = keyof typeof storageCodes;
export const failStorage = failuresOf(storageCodes);
