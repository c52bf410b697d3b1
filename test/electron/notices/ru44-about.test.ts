import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProcedures } from '#electron/steps/procedures/import-procedures.ts';
import { showProcedure } from '#electron/steps/procedures/show-procedure.ts';
import type { ProcedureDetail } from '#electron/steps/procedures/types.ts';
import type { Workspace } from '#electron/store/workspace.ts';
import { noticeCases } from '#test/kit/notice-cases.ts';
import { openWorkstation } from '#test/kit/workstation.ts';
import { temporaryFolder, temporaryWorkspace } from '#test/kit/workspaces.ts';

const textOf = (name: string): string => {
  const found = noticeCases('ru44').find((one) => one.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found.bytes.toString('utf8');
};
const electronic = { text: textOf('auction'), number: '0373200138226000791' };
const ofLots = { text: textOf('lots-of-2014'), number: '0373200138214000791' };
type Notice = typeof electronic;

/** What is published about a notice: the schemas of 2019 and later group their fields, the earlier ones do not. */
const later = (name: string, { number }: Notice, at: string, inside: string): string =>
  `<export xmlns="http://zakupki.gov.ru/oos/export/1" xmlns:n="http://zakupki.gov.ru/oos/EPtypes/1"><${name}><n:id>7</n:id><n:commonInfo><n:purchaseNumber>${number}</n:purchaseNumber><n:docNumber>ИД1</n:docNumber><n:docPublishDTInEIS>${at}</n:docPublishDTInEIS><n:href>https://example.org/d</n:href></n:commonInfo>${inside}</${name}></export>`;
const earlier = (name: string, { number }: Notice, at: string, inside: string): string =>
  `<x:export xmlns:x="http://zakupki.gov.ru/oos/export/1" xmlns="http://zakupki.gov.ru/oos/types/1"><x:${name}><id>7</id><purchaseNumber>${number}</purchaseNumber><docNumber>№УИА1</docNumber><docPublishDate>${at}</docPublishDate>${inside}</x:${name}></x:export>`;

const take = async (workspace: Workspace, text: string): Promise<string> => {
  const path = join(await temporaryFolder(), 'notice.xml');
  await writeFile(path, text);
  const imported = await importProcedures(workspace, { files: [path] });
  if (!imported.ok) throw new Error(imported.error.code);
  const [file] = imported.value.files;
  return [file?.outcome, ...new Set(file?.findings.map(({ code }) => code))].join(' ');
};
const shown = async (workspace: Workspace, { number }: Notice): Promise<ProcedureDetail> => {
  const detail = await showProcedure(workspace, number);
  if (!detail.ok) throw new Error(detail.error.code);
  return detail.value;
};
const said = ({ edition, status, deadline, dates, lots, value, buyer, documents }: ProcedureDetail) => ({
  edition,
  status,
  deadline,
  dates: Object.fromEntries(dates.map(({ kind, at, lot }) => [lot === undefined ? kind : `${kind}@${lot}`, at])),
  lots: lots.map(({ id }) => id),
  value: value === null ? null : value.amount,
  buyer: buyer.name,
  documents: documents.map(({ title }) => title),
});

type Case = readonly [title: string, notice: Notice, about: string, expected: Readonly<Record<string, unknown>>];
const cases: readonly Case[] = [
  [
    'a prolongation moves the last moment for bids',
    electronic,
    later(
      'epProlongationEOK',
      electronic,
      '2026-11-27T10:00:00+03:00',
      '<n:prolongationInfo><n:collectingEndDate>2026-12-01T10:00:00+03:00</n:collectingEndDate><n:newCollectingEndDT>2026-12-09T10:00:00+03:00</n:newCollectingEndDT><n:scoringInfo><n:firstPartsDT>2026-12-10T10:00:00+03:00</n:firstPartsDT></n:scoringInfo></n:prolongationInfo>',
    ),
    { edition: 2, deadline: '2026-12-09T07:00:00Z' },
  ],
  [
    'a prolongation of a later schema says the whole period',
    electronic,
    later(
      'epProlongationEZK',
      electronic,
      '2026-11-27T10:00:00+03:00',
      '<n:prolongationInfo><n:collectingInfo><n:endDT>2026-12-10T10:00:00+03:00</n:endDT></n:collectingInfo></n:prolongationInfo>',
    ),
    { edition: 2, deadline: '2026-12-10T07:00:00Z' },
  ],
  [
    'an earlier prolongation of a quotation',
    ofLots,
    earlier(
      'fcsPurchaseProlongationZK',
      ofLots,
      '2014-01-25T10:00:00+04:00',
      '<collectingEndDate>2014-01-28T12:13:00+04:00</collectingEndDate><collectingProlongationDate>2014-02-04T12:13:00+04:00</collectingProlongationDate><openingProlongationDate>2014-02-04T14:00:00+04:00</openingProlongationDate>',
    ),
    { edition: 2, deadline: '2014-02-04T08:13:00Z' },
  ],
  [
    'a new day of the auction has no hour, so the old moment goes',
    electronic,
    earlier(
      'fcs_notificationEFDateChange',
      electronic,
      '2026-11-27T10:00:00+03:00',
      '<auctionTime>2026-12-01T12:00:00+03:00</auctionTime><newAuctionDate>2026-12-15T00:00:00+03:00</newAuctionDate>',
    ),
    { edition: 2, deadline: '2026-12-01T07:00:00Z' },
  ],
  [
    'another organiser',
    electronic,
    later(
      'fcsNotificationOrgChange',
      electronic,
      '2026-11-27T10:00:00+03:00',
      '<n:newRespOrg><n:fullName>ГКУ «Другое»</n:fullName><n:INN>7701039591</n:INN></n:newRespOrg>',
    ),
    { edition: 2, buyer: 'ГКУ «Другое»' },
  ],
  [
    'one lot cancelled takes its price and positions with it',
    ofLots,
    earlier('fcsNotificationLotCancel', ofLots, '2014-01-25T10:00:00+04:00', '<lot><lotNumber>1</lotNumber></lot>'),
    { edition: 2, lots: ['2'], value: '10000' },
  ],
  [
    'a clarification adds its file',
    electronic,
    later(
      'epClarificationDoc',
      electronic,
      '2026-11-27T10:00:00+03:00',
      '<n:attachmentsInfo><n:attachmentInfo><n:publishedContentId>A</n:publishedContentId><n:fileName>Разъяснение.docx</n:fileName><n:url>https://example.org/r</n:url></n:attachmentInfo></n:attachmentsInfo>',
    ),
    { edition: 2, documents: ['Разъяснение.docx'], deadline: '2026-12-01T07:00:00Z' },
  ],
  [
    'the last protocol, from which the terms of the contract run',
    electronic,
    later('epProtocolEF2020Final', electronic, '2026-12-03T15:00:00+03:00', ''),
    { edition: 2, documents: ['Итоговый протокол ИД1'] },
  ],
  [
    'a protocol of a procedure that came to nothing',
    electronic,
    later(
      'epProtocolEF2020Final',
      electronic,
      '2026-12-03T15:00:00+03:00',
      '<n:protocolInfo><n:abandonedReason><n:code>NP</n:code><n:name>Не подано ни одной заявки</n:name></n:abandonedReason></n:protocolInfo>',
    ),
    { edition: 2, status: 'unsuccessful' },
  ],
];

describe('terms of a notice of 44-FZ that are bare days', () => {
  const days =
    '</ns4:collectingInfo><ns4:firstPartsDate>2026-12-03+03:00</ns4:firstPartsDate><ns4:secondPartsDate>2026-12-08+03:00</ns4:secondPartsDate><ns4:summarizingDate>2026-12-10</ns4:summarizingDate>';
  const stage = (term: string): string => `<ns4:stagesInfo><ns4:stageInfo>${term}</ns4:stageInfo></ns4:stagesInfo>`;
  const fixed = (day: string): string =>
    `<ns4:notRelativeTermsInfo><ns4:endDate>${day}</ns4:endDate></ns4:notRelativeTermsInfo>`;
  const written = (stages: string): string =>
    electronic.text.replace('</ns4:collectingInfo>', days).replace('<ns4:IKZInfo>', `${stages}<ns4:IKZInfo>`);

  it('last until midnight, and the contract until its last stage', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, written(stage(fixed('2027-03-31+03:00')) + stage(fixed('2027-05-31+03:00'))));
    const detail = await shown(workspace, electronic);
    const ofDays = detail.dates.filter(({ rule }) => rule === 'day-end').map(({ kind, at }) => `${kind} ${at}`);
    expect(ofDays).toEqual([
      'consideration-until 2026-12-03T20:59:59Z',
      'consideration-until 2026-12-08T20:59:59Z',
      'award-until 2026-12-10T20:59:59Z',
      'contract-until 2027-05-31T20:59:59Z',
    ]);
  });

  it('do not say when a contract ends of which one stage follows another event', async () => {
    const workspace = await temporaryWorkspace();
    const after = '<ns4:relativeTermsInfo><ns4:days>10</ns4:days></ns4:relativeTermsInfo>';
    await take(workspace, written(stage(fixed('2027-03-31+03:00')) + stage(after)));
    const detail = await shown(workspace, electronic);
    expect(detail.dates.map(({ kind }) => kind)).not.toContain('contract-until');
  });
});

describe('what is published about a notice of 44-FZ', () => {
  it.each(cases)('%s', async (_, notice, about, expected) => {
    const workspace = await temporaryWorkspace();
    await take(workspace, notice.text);
    const before = said(await shown(workspace, notice));
    expect(await take(workspace, about)).toMatch(/^imported (?:.* )?procedure\.edition-added/);
    const after = said(await shown(workspace, notice));
    expect(after).toMatchObject(expected);
    // What it says nothing about is as it was.
    const names = new Set([...Object.keys(expected), 'edition', 'dates', 'documents', 'status']);
    const others = (all: object) => Object.entries(all).filter(([name]) => !names.has(name));
    expect(others(after)).toEqual(others(before));
  });

  it('sets the date of the protocol and takes it back when the protocol is cancelled', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, electronic.text);
    await take(workspace, later('epProtocolEF2020Final', electronic, '2026-12-03T15:00:00+03:00', ''));
    expect(said(await shown(workspace, electronic)).dates).toMatchObject({ protocol: '2026-12-03T12:00:00Z' });
    await take(workspace, later('epProtocolCancel', electronic, '2026-12-04T15:00:00+03:00', ''));
    expect(said(await shown(workspace, electronic)).dates).not.toHaveProperty('protocol');
  });

  it('goes back to the earlier deadline when a prolongation is cancelled', async () => {
    const workspace = await temporaryWorkspace();
    const [, , prolongation] = cases[0] ?? ['', electronic, ''];
    await take(workspace, electronic.text);
    await take(workspace, prolongation);
    await take(workspace, later('epProlongationCancelEZK', electronic, '2026-11-28T10:00:00+03:00', ''));
    expect(said(await shown(workspace, electronic))).toMatchObject({ edition: 3, deadline: '2026-12-01T07:00:00Z' });
  });

  it.each(cases)('waits for its notice and is applied when that comes: %s', async (_, notice, about, expected) => {
    const workspace = await temporaryWorkspace();
    expect(await take(workspace, about)).toMatch(/^imported (?:.* )?notice\.no-earlier-edition/);
    expect(await showProcedure(workspace, notice.number)).toMatchObject({ ok: false });
    expect(await take(workspace, about)).toMatch(/^unchanged /);
    expect(await take(workspace, notice.text)).toMatch(/^imported (?:.* )?procedure\.waiting-applied/);
    expect(said(await shown(workspace, notice))).toMatchObject(expected);
  });

  it('is listed, and named on Today, until its notice comes', async () => {
    const station = await openWorkstation();
    const bring = async (name: string, text: string): Promise<void> => {
      await station.value('procedures.import', { fileIds: [await station.file(name, text)] });
    };
    const onToday = async (): Promise<readonly unknown[]> =>
      (await station.value('today.show', {})).stuck.map(({ title, finding }) => [title, finding.code, finding.details]);
    await bring('продление.xml', cases[0]?.[2] ?? '');
    expect(await station.value('procedures.waiting', {})).toMatchObject({
      total: 1,
      documents: [{ sourceId: electronic.number, sourceFormat: 'ru44', file: 'продление.xml' }],
    });
    expect(await onToday()).toEqual([
      ['продление.xml', 'procedure.documents-waiting', { count: 1, sourceId: electronic.number }],
    ]);
    await bring('извещение.xml', electronic.text);
    expect(await station.value('procedures.waiting', {})).toEqual({ total: 0, documents: [] });
    expect(await onToday()).toEqual([]);
  });

  it('is refused where the date it moves can not be found', async () => {
    const workspace = await temporaryWorkspace();
    await take(workspace, electronic.text);
    const nothing = later('epProlongationEOK', electronic, '2026-11-27T10:00:00+03:00', '<n:prolongationInfo/>');
    expect(await take(workspace, nothing)).toBe('refused notice.missing-field');
    expect(said(await shown(workspace, electronic)).edition).toBe(1);
  });
});
