import type { PathStep } from './diff.ts';

/** What a change is about, as a person sorts them; each has a text `change.subject.<subject>`. */
export const changeSubjects = [
  'deadline',
  'date',
  'price',
  'security',
  'criteria',
  'requirement',
  'lot',
  'position',
  'document',
  'buyer',
  'terms',
  'text',
  'status',
  'other',
] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

const byField: Readonly<Record<string, ChangeSubject>> = {
  deadline: 'deadline',
  dates: 'date',
  publishedAt: 'date',
  value: 'price',
  valueWithoutVat: 'price',
  vat: 'price',
  securities: 'security',
  criteria: 'criteria',
  requirements: 'requirement',
  lots: 'lot',
  lotTerms: 'lot',
  items: 'position',
  documents: 'document',
  buyer: 'buyer',
  organiser: 'buyer',
  customers: 'buyer',
  flags: 'terms',
  kind: 'terms',
  method: 'terms',
  platform: 'terms',
  platformUrl: 'terms',
  amendment: 'text',
  title: 'text',
  description: 'text',
  status: 'status',
};

/** A lot's own price or deadline is a price or a deadline, wherever it stands. */
export const subjectOf = (path: readonly PathStep[]): ChangeSubject => {
  const [field] = path;
  if (typeof field !== 'string') return 'other';
  const inner = path.slice(1).findLast((step) => typeof step === 'string');
  if (field === 'lots' && typeof inner === 'string') {
    if (inner === 'deadline') return 'deadline';
    if (inner === 'value' || inner === 'valueWithoutVat' || inner === 'vat') return 'price';
    if (inner === 'flags') return 'terms';
  }
  if (field === 'dates') {
    const entry = path[1];
    if (typeof entry === 'object' && entry.key.startsWith('bids-until |')) return 'deadline';
  }
  return byField[field] ?? 'other';
};

/** What of one's own work a change may have made wrong; each has a text `change.touches.<thing>`. */
export const touchedThings = ['dates', 'price', 'security', 'documents', 'positions', 'checklist', 'scores'] as const;
export type TouchedThing = (typeof touchedThings)[number];

const touched: Readonly<Record<ChangeSubject, readonly TouchedThing[]>> = {
  // The guarantee runs from the deadline, and so does every dependent date.
  deadline: ['dates', 'security'],
  date: ['dates'],
  price: ['price', 'security'],
  security: ['security'],
  criteria: ['scores'],
  requirement: ['checklist', 'documents'],
  lot: ['price', 'positions'],
  position: ['price', 'positions'],
  document: ['documents'],
  buyer: ['documents'],
  terms: ['checklist', 'documents'],
  text: ['documents'],
  status: [],
  other: [],
};

export const touches = (subject: ChangeSubject): readonly TouchedThing[] => touched[subject];

export const allTouched = (subjects: readonly ChangeSubject[]): readonly TouchedThing[] => {
  const all = new Set(subjects.flatMap((subject) => touched[subject]));
  return touchedThings.filter((thing) => all.has(thing));
};
