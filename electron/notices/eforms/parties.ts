import type { Organisation } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { find, findAll, flagAt, lineAt, type XmlFacts } from '../xml/facts.ts';
import { lineAmong, type Wanted } from './languages.ts';

/** The part of a notice that UBL keeps for the European Union's own fields. */
export const extensionOf = (element: XmlElement | null): XmlElement | null =>
  find(element, 'UBLExtensions', 'UBLExtension', 'ExtensionContent', 'EformsExtension');

export type Parties = { readonly buyer: Organisation | null; readonly customers: readonly Organisation[] };

/**
 * The buyers (OPT-300-Procedure-Buyer), named by the identifiers of organisations described once (BT-500). Of several
 * the one that leads the group (OPP-050) is the buyer, else the first; all are customers.
 */
export const partiesOf = (facts: XmlFacts, wanted: Wanted): Parties => {
  const described = new Map<string, XmlElement>();
  for (const organisation of findAll(extensionOf(facts.root), 'Organizations', 'Organization')) {
    const id = lineAt(facts, organisation, 'Company', 'PartyIdentification', 'ID');
    if (id !== null && !described.has(id)) described.set(id, organisation);
  }
  const buyers = findAll(facts.root, 'ContractingParty').flatMap((party) => {
    const id = lineAt(facts, party, 'Party', 'PartyIdentification', 'ID');
    const organisation = id === null ? undefined : described.get(id);
    const own = findAll(party, 'Party', 'PartyName', 'Name');
    const names = organisation === undefined ? own : findAll(organisation, 'Company', 'PartyName', 'Name');
    const name = lineAmong(facts, names, wanted);
    if (name === null) return [];
    return [{ name, leads: flagAt(facts, organisation ?? null, 'GroupLeadIndicator') === true }];
  });
  const lead = buyers.find(({ leads }) => leads) ?? buyers[0];
  return {
    buyer: lead === undefined ? null : { name: lead.name },
    customers: buyers.length < 2 ? [] : buyers.map(({ name }) => ({ name })),
  };
};
