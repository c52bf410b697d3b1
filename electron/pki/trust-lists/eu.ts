import type { ServicePeriod } from '#shared/verification/listed-service.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementAt, elementOf, elementsOf, textAt, textOf } from '../../xml/query.ts';
import { readMoment } from './dates.ts';
import { distinct, listedCertificate } from './listed-certificate.ts';
import { readServiceExtensions } from './service-extensions.ts';
import { listSigner, type TrustList, type TrustService } from './model.ts';

export const euNamespace = 'http://uri.etsi.org/02231/v2#';
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const listOfLists = 'http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists';

const statusPrefix =
  /^https?:\/\/uri\.etsi\.org\/TrstSvc\/(?:TrustedList\/|eSigDir-1999-93-EC-TrustedList\/)?Svcstatus\//;

/**
 * Statuses in which the state stood behind a service: those of ETSI TS 119 612 clause 5.5.4 since 1 July 2016, and those
 * of the lists before (clause D.5.6.1), by the last part of their address.
 */
const grantedStatuses = [
  'granted',
  'recognisedatnationallevel',
  'undersupervision',
  'supervisionincessation',
  'accredited',
];
const isGranted = (status: string): boolean =>
  statusPrefix.test(status) && grantedStatuses.includes(status.replace(statusPrefix, '').replace(/\/$/, ''));

/** The English one of several names, else the first. */
const nameIn = (holder: XmlElement | null): string => {
  const names = holder === null ? [] : elementsOf(holder, 'Name');
  const [first] = names;
  const english = names.find((name) => attributeOf(name, 'lang', xmlNamespace) === 'en') ?? first;
  return english === undefined ? '' : textOf(english).trim().slice(0, 500);
};

type LeftOut = TrustList['leftOut'][number];

const certificatesIn = (identities: readonly XmlElement[], name: string, leftOut: LeftOut[]): readonly Uint8Array[] =>
  distinct(
    identities
      .flatMap((identity) => elementsOf(identity, 'DigitalId'))
      .flatMap((id) => elementsOf(id, 'X509Certificate'))
      .flatMap((element) => {
        const read = listedCertificate(textOf(element));
        if (read.der !== null) return [read.der];
        leftOut.push({ name, line: element.line, reason: read.reason });
        return [];
      }),
  );

const periodOf = (information: XmlElement): ServicePeriod | null => {
  const status = textAt(information, 'ServiceStatus');
  const from = readMoment(textAt(information, 'StatusStartingTime'), 'Z');
  return status === null || from === null
    ? null
    : { status, granted: isGranted(status), from, ...readServiceExtensions(information) };
};

const serviceOf = (provider: string, service: XmlElement, leftOut: LeftOut[]): TrustService | null => {
  const information = elementOf(service, 'ServiceInformation');
  const name = nameIn(information === null ? null : elementOf(information, 'ServiceName'));
  const type = information === null ? null : textAt(information, 'ServiceTypeIdentifier');
  const current = information === null ? null : periodOf(information);
  if (information === null || type === null || current === null) {
    leftOut.push({ name: `${provider}: ${name}`, line: service.line, reason: 'ServiceInformation' });
    return null;
  }
  const history = elementOf(service, 'ServiceHistory');
  const past = (history === null ? [] : elementsOf(history, 'ServiceHistoryInstance')).flatMap((instance) => {
    const period = periodOf(instance);
    if (period === null) leftOut.push({ name, line: instance.line, reason: 'ServiceHistoryInstance' });
    return period === null ? [] : [period];
  });
  return {
    provider,
    name,
    type,
    periods: [current, ...past].toSorted((a, b) => b.from - a.from),
    certificates: certificatesIn(elementsOf(information, 'ServiceDigitalIdentity'), name, leftOut),
  };
};

const pointerOf = (pointer: XmlElement, leftOut: LeftOut[]): TrustService => {
  const information = elementOf(pointer, 'AdditionalInformation');
  const others = information === null ? [] : elementsOf(information, 'OtherInformation');
  const territory = others.map((other) => textAt(other, 'SchemeTerritory')).find((text) => text !== null) ?? '';
  const identities = elementOf(pointer, 'ServiceDigitalIdentities');
  const location = textAt(pointer, 'TSLLocation') ?? '';
  return {
    provider: territory,
    name: location,
    type: listSigner,
    periods: [],
    certificates: certificatesIn(
      identities === null ? [] : elementsOf(identities, 'ServiceDigitalIdentity'),
      location,
      leftOut,
    ),
  };
};

/** A trusted list of the EU, or the list of those lists (ETSI TS 119 612 v2); null where its head is not one. */
export const readEuList = (root: XmlElement): TrustList | null => {
  const scheme = elementOf(root, 'SchemeInformation', euNamespace);
  const territory = scheme === null ? null : textAt(scheme, 'SchemeTerritory');
  if (scheme === null || territory === null || territory === '') return null;
  const leftOut: LeftOut[] = [];
  const providers = elementOf(root, 'TrustServiceProviderList');
  const services = (providers === null ? [] : elementsOf(providers, 'TrustServiceProvider')).flatMap((provider) => {
    const name = nameIn(elementAt(provider, 'TSPInformation', 'TSPName'));
    const list = elementOf(provider, 'TSPServices');
    return (list === null ? [] : elementsOf(list, 'TSPService')).flatMap((service) => {
      const read = serviceOf(name, service, leftOut);
      return read === null ? [] : [read];
    });
  });
  const pointers = elementOf(scheme, 'PointersToOtherTSL');
  const signers = (pointers === null ? [] : elementsOf(pointers, 'OtherTSLPointer')).map((pointer) =>
    pointerOf(pointer, leftOut),
  );
  return {
    kind: textAt(scheme, 'TSLType') === listOfLists ? 'eu-lotl' : 'eu-tsl',
    territory,
    operator: nameIn(elementOf(scheme, 'SchemeOperatorName')),
    sequence: textAt(scheme, 'TSLSequenceNumber'),
    issuedAt: readMoment(textAt(scheme, 'ListIssueDateTime'), 'Z'),
    nextUpdate: readMoment(textAt(scheme, 'NextUpdate', 'dateTime'), 'Z'),
    services: [...services, ...signers],
    leftOut,
  };
};
