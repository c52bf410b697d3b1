import { isArray, isObject, type Json, type JsonObject } from '../json/strict.ts';

/**
 * The state after one more release (OCDS 1.1, "Merging": objects field by field, lists of objects with ids by id, other
 * lists and values replaced, null removes). `id`, `date` and `tag` are the newer release's own.
 */
export const mergeRelease = (state: JsonObject, release: JsonObject): JsonObject => mergeObjects(state, release);

const mergeObjects = (older: JsonObject, newer: JsonObject): JsonObject => {
  const merged = new Map<string, Json | undefined>(Object.entries(older));
  for (const [name, value] of Object.entries(newer)) {
    if (value === null || value === undefined) merged.delete(name);
    else merged.set(name, mergeValues(merged.get(name), value));
  }
  return Object.fromEntries(merged);
};

const mergeValues = (older: Json | undefined, newer: Json): Json => {
  if (isObject(older) && isObject(newer)) return mergeObjects(older, newer);
  return isArray(older) && isArray(newer) ? mergeLists(older, newer) : newer;
};

const idOf = (value: Json): string | null => {
  if (!isObject(value)) return null;
  const { id } = value;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
};

const mergeLists = (older: readonly Json[], newer: readonly Json[]): Json => {
  if (![...older, ...newer].every((entry) => idOf(entry) !== null)) return newer;
  const byId = new Map<string, Json>(older.map((entry) => [idOf(entry) ?? '', entry]));
  for (const entry of newer) {
    const id = idOf(entry) ?? '';
    byId.set(id, mergeValues(byId.get(id), entry));
  }
  return [...byId.values()];
};
