export const storage = {
  'storage.no-full-text': 'This runtime’s SQLite ({{version}}) has no full-text search.',
  'storage.no-full-text.hint': 'Install the program again; it ships with one that has it.',
  'storage.migrations-misnumbered': 'A step of the workspace’s shape is numbered {{found}} where {{expected}} was due.',
  'storage.migrations-misnumbered.hint': 'This is a fault of the program. Please report it.',
  'storage.migration-changed':
    'The workspace was made by another build: its step {{number}} ({{name}}) differs from this program’s.',
  'storage.migration-changed.hint': 'Open it with the program that made it, or ask for a build that is released.',
  'storage.blob-missing': 'The file {{digest}} is missing in the vault.',
  'storage.blob-missing.hint': 'Restore the folder “vault” from a backup, or import or add the file again.',
  'storage.blob-damaged': 'The file {{digest}} in the vault is not what it was.',
  'storage.blob-damaged.hint':
    'The disk or another program changed it: restore it from a backup, or import or add it again.',
  'storage.settings-reset': 'The settings could not be read and start afresh; the old ones lie in {{kept}}.',
  'storage.settings-reset.hint': 'Set language, theme and time zone again.',
} as const;
