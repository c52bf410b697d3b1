import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { lookAtDocument } from '#electron/steps/bids/look-at-document.ts';
import type { Host, ShownContent } from '#electron/steps/context.ts';
import { pagesWith } from '#test/kit/drawn-pdf.ts';
import { openWorkstation, startBid } from '#test/kit/workstation.ts';

describe("a look at a bid's document", () => {
  test('gives the pages of a PDF under the name the buyer will see', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const file = await station.file('scan-17.pdf', pagesWith(['Price one', 'Price two']));
    const added = await station.value('bids.addDocuments', { bidId, fileIds: [file] });
    const documentId = added.documents.find(({ name }) => name === 'scan-17.pdf')?.documentId ?? '';
    await station.value('bids.renameDocument', { bidId, documentId, name: 'Предложение.pdf' });
    const shown: ShownContent[] = [];
    const showContent = (content: ShownContent): string => {
      shown.push(content);
      return content.kind;
    };
    const host: Host = { ...station.host, abilities: { ...station.host.abilities, showContent } };
    const call = { host, callId: 'test', signal: new AbortController().signal, progress: () => undefined };
    expect(await lookAtDocument({ bidId, documentId }, call)).toMatchObject({
      ok: true,
      value: { preview: { kind: 'pdf', shownAt: 'pdf', pages: 2 }, pages: 2 },
    });
    expect(shown[0]).toMatchObject({ kind: 'pdf', title: 'Предложение.pdf' });
  });

  test('names the document that is not in the bid, and the file that the workspace has lost', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const { documents } = await station.value('bids.show', { bidId });
    const [document] = documents;
    const unknown = await station.refusal('bids.look', { bidId, documentId: 'nothing' });
    expect(unknown).toMatchObject({ code: 'bid.document-unknown', details: { document: 'nothing' } });
    await rm(station.host.workspace.vault.pathOf(document?.digest.value ?? ''));
    const gone = await station.refusal('bids.look', { bidId, documentId: document?.documentId ?? '' });
    expect(gone).toMatchObject({ code: 'bid.file-missing', details: { file: 'Техника.txt' } });
  });
});
