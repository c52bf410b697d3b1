import { keyUsages } from '../certificate/extension-values.ts';
import type { Criteria, QualifiedUse, ServiceExtensions } from '#shared/verification/listed-service.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementOf, elementsOf, textAt, textOf } from '../../xml/query.ts';

/** ETSI TS 119 612 clauses 5.5.9.2 (Qualifications) and 5.5.9.4 (AdditionalServiceInformation). */
const informationPrefix = /^https?:\/\/uri\.etsi\.org\/TrstSvc\/TrustedList\/SvcInfoExt\//;
const qualifierPrefix =
  /^https?:\/\/uri\.etsi\.org\/TrstSvc\/(?:TrustedList|eSigDir-1999-93-EC-TrustedList)\/SvcInfoExt\//;
const uses: Readonly<Record<string, QualifiedUse>> = {
  ForeSignatures: 'signature',
  ForeSeals: 'seal',
  ForWebSiteAuthentication: 'website',
};

const asserts = ['all', 'atLeastOne', 'none'] as const;
const deepest = 10;

const keyUsageOf = (element: XmlElement): Criteria['keyUsages'][number] => {
  let [set, unset] = [0, 0];
  for (const bit of elementsOf(element, 'KeyUsageBit')) {
    const name = attributeOf(bit, 'name') ?? '';
    const value = name === 'crlSign' ? keyUsages.cRLSign : Object.entries(keyUsages).find(([one]) => one === name)?.[1];
    if (value === undefined) continue;
    if (textOf(bit).trim() === 'true') set |= value;
    else unset |= value;
  }
  return { set, unset };
};

const criteriaOf = (list: XmlElement, depth = 0): Criteria => {
  const assert = asserts.find((word) => word === attributeOf(list, 'assert'));
  const known = ['KeyUsage', 'PolicySet', 'CriteriaList', 'Description'];
  const inner = elementsOf(list, 'CriteriaList');
  return {
    assert: assert ?? 'all',
    keyUsages: elementsOf(list, 'KeyUsage').map(keyUsageOf),
    policies: elementsOf(list, 'PolicySet').map((set) =>
      elementsOf(set, 'PolicyIdentifier').map((policy) =>
        (textAt(policy, 'Identifier') ?? '').replace(/^urn:oid:/i, ''),
      ),
    ),
    inner: depth < deepest ? inner.map((one) => criteriaOf(one, depth + 1)) : [],
    unread:
      elementsOf(list).filter(({ local }) => !known.includes(local)).length +
      (assert === undefined ? 1 : 0) +
      (depth < deepest ? 0 : inner.length),
  };
};

/** The extensions of a service's present information or of a part of its history. */
export const readServiceExtensions = (information: XmlElement): ServiceExtensions => {
  const holder = elementOf(information, 'ServiceInformationExtensions');
  const extensions = holder === null ? [] : elementsOf(holder, 'Extension');
  const serves = extensions
    .flatMap((extension) => elementsOf(extension, 'AdditionalServiceInformation'))
    .flatMap((one) => uses[(textAt(one, 'URI') ?? '').replace(informationPrefix, '')] ?? []);
  const qualifications = extensions
    .flatMap((extension) => elementsOf(extension, 'Qualifications'))
    .flatMap((one) => elementsOf(one, 'QualificationElement'))
    .flatMap((element) => {
      const qualifiers = elementOf(element, 'Qualifiers');
      const list = elementOf(element, 'CriteriaList');
      if (qualifiers === null || list === null) return [];
      const named = elementsOf(qualifiers, 'Qualifier').map((one) =>
        (attributeOf(one, 'uri') ?? '').replace(qualifierPrefix, ''),
      );
      return [{ qualifiers: named, criteria: criteriaOf(list) }];
    });
  return { serves: [...new Set(serves)], qualifications };
};
