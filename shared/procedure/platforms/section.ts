import { lawOf } from '../deadline-graph-facts.ts';
import type { Procedure } from '../model.ts';
import type { Section } from './vocabulary.ts';

/** The part of a platform that a procedure is held in, by its format, its law and its flags. */
export const sectionOf = (procedure: Procedure): Section => {
  if (procedure.sourceFormat === 'prozorro') return 'prozorro';
  if (procedure.sourceFormat === 'eforms') return 'eu';
  const law = lawOf(procedure);
  if (law === 'ru44') return '44-fz';
  if (law === 'ru223') return procedure.flags.includes('only-small-business') ? 'small-business' : '223-fz';
  return procedure.flags.includes('sale') ? 'sales' : 'commercial';
};
