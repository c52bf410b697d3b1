import type { ServicePeriod } from '#shared/verification/listed-service.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementAt, elementsOf, textAt, textOf } from '../../xml/query.ts';
import { readMoment } from './dates.ts';
import { distinct, listedCertificate } from './listed-certificate.ts';
import type { TrustList, TrustService } from './model.ts';

export const russianRoot = 'АккредитованныеУдостоверяющиеЦентры';

/** The state's moments carry +03:00; older editions leave the zone out and mean Moscow. */
const moscow = '+03:00';

/** Of the statuses that occur (действует, приостановлена, прекращена, аннулирована) only the first is an accreditation. */
const isGranted = (status: string): boolean => status.toLowerCase() === 'действует';

const periodOf = (status: XmlElement): ServicePeriod | null => {
  const word = textAt(status, 'Статус');
  const from = readMoment(textAt(status, 'ДействуетС'), moscow);
  return word === null || word === '' || from === null ? null : { status: word, granted: isGranted(word), from };
};

const periodsOf = (centre: XmlElement): readonly ServicePeriod[] => {
  const history = elementAt(centre, 'ИсторияСтатусовАккредитации');
  const all = [
    ...elementsOf(centre, 'СтатусАккредитации'),
    ...(history === null ? [] : elementsOf(history, 'СтатусАккредитации')),
  ].flatMap((status) => {
    const period = periodOf(status);
    return period === null ? [] : [period];
  });
  // The present status stands in the history once more.
  const distinctPeriods = new Map(all.map((period) => [`${period.from} ${period.status}`, period]));
  return [...distinctPeriods.values()].toSorted((a, b) => b.from - a.from);
};

const centreOf = (centre: XmlElement, leftOut: TrustList['leftOut'][number][]): TrustService | null => {
  const name = textAt(centre, 'КраткоеНазвание') ?? textAt(centre, 'Название') ?? '';
  const periods = periodsOf(centre);
  if (periods.length === 0) {
    leftOut.push({ name, line: centre.line, reason: 'СтатусАккредитации' });
    return null;
  }
  const systems = elementAt(centre, 'ПрограммноАппаратныеКомплексы');
  const keys = (systems === null ? [] : elementsOf(systems, 'ПрограммноАппаратныйКомплекс')).flatMap((system) => {
    const holder = elementAt(system, 'КлючиУполномоченныхЛиц');
    return holder === null ? [] : elementsOf(holder, 'Ключ');
  });
  const certificates = keys
    .flatMap((key) => {
      const holder = elementAt(key, 'Сертификаты');
      return holder === null ? [] : elementsOf(holder, 'ДанныеСертификата');
    })
    .flatMap((data) => {
      const written = elementAt(data, 'Данные');
      const read = written === null ? { der: null, reason: 'Данные' } : listedCertificate(textOf(written));
      if (read.der !== null) return [read.der];
      leftOut.push({ name, line: data.line, reason: read.reason });
      return [];
    });
  return {
    provider: textAt(centre, 'Название') ?? name,
    name,
    type: 'ru-ca',
    periods,
    certificates: distinct(certificates),
  };
};

/**
 * The list of accredited certification authorities that the Russian ministry of digital development publishes (its own
 * XML, without a namespace; federal law 63-FZ, articles 8 and 16). It names no date by which it is to be renewed.
 */
export const readRussianList = (root: XmlElement): TrustList | null => {
  const sequence = textAt(root, 'Версия');
  if (sequence === null) return null;
  const leftOut: TrustList['leftOut'][number][] = [];
  return {
    kind: 'ru-tsl',
    territory: 'RU',
    operator: 'Минцифры России',
    sequence,
    issuedAt: readMoment(textAt(root, 'Дата'), moscow),
    nextUpdate: null,
    services: elementsOf(root, 'УдостоверяющийЦентр').flatMap((centre) => {
      const read = centreOf(centre, leftOut);
      return read === null ? [] : [read];
    }),
    leftOut,
  };
};
