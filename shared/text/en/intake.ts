/** Texts of the codes in `shared/procedure/intake-codes.ts`. */
export const intake = {
  'answer.platform-error': 'The platform did not answer with data but with error {{error}}: {{message}}.',
  'answer.platform-error.hint': 'Ask the platform again and save the new answer.',
  'table.not-mapped':
    'What the columns of this table mean was never confirmed. Recognised: {{columns}}; not found: {{missing}}.',
  'table.not-mapped.hint':
    'Open the table in the window and confirm its columns, or give --map FILE.json on the command line. It is remembered.',
  'table.columns-guessed': 'The columns were read by their headings: {{columns}}.',
  'table.columns-guessed.hint': 'Compare a few procedures with the table; correct the mapping where it is wrong.',
  'table.mapping-invalid': 'The mapping of columns can not be used: {{reason}}.',
  'table.mapping-invalid.hint': 'Correct it, or leave it out and confirm the columns in the window.',
  'table.no-header': 'No row of headings was found in the table.',
  'table.no-header.hint': 'The first row that is not empty has to name the columns.',
  'table.row-skipped': 'Row {{row}} has neither number nor title and was passed over.',
  'table.row-skipped.hint': 'Nothing to do if it is a total or a note.',
  'table.number-twice': 'Number {{number}} stands again in row {{row}}; only its position was taken from there.',
  'table.number-twice.hint': 'Check that both rows are of one procedure.',
  'table.number-cut': 'Number {{number}} in row {{row}} is longer than a spreadsheet keeps: its last digits were lost.',
  'table.number-cut.hint':
    'Format the column as text in the spreadsheet, put the numbers in again from the platform, and save.',
  'table.cell-unreadable': '“{{text}}” in row {{row}}, column “{{column}}”, can not be read as what the column holds.',
  'table.cell-unreadable.hint': 'Correct the cell, or map the column to something else.',
  'table.value-kept-by-program':
    'Column “{{column}}” holds formulas (first in row {{row}}); the values are those the spreadsheet program last saved.',
  'table.value-kept-by-program.hint': 'Open the table there and save it again if they may be old.',
  'table.cell-error':
    'The cell in row {{row}}, column “{{column}}”, holds an error of the spreadsheet program: {{text}}.',
  'table.cell-error.hint': 'Mend the formula and save the table again.',
  'table.too-large': 'The table is larger than is read: {{what}}, at most {{limit}}.',
  'table.too-large.hint': 'Divide it, or take fewer columns and rows.',
  'table.damaged': 'The table can not be opened: {{reason}}.',
  'table.damaged.hint': 'Open it in a spreadsheet program and save it as XLSX or CSV.',
  'text.recognised': '{{field}}: {{value}}',
  'text.recognised.hint': 'Compare it with the notice.',
  'text.not-recognised': 'The text does not say {{field}}.',
  'text.not-recognised.hint': 'Add it to the text as the notice has it; nothing is made up.',
  'text.several': 'The text says {{field}} in several ways; {{taken}} was taken, not {{others}}.',
  'text.several.hint': 'Compare with the notice and choose the right one.',
} as const;
