/** Certificates of a made-up authority, and how a case imports a list. */
import { holderLink, link, middleLink, rootLink, authority } from '#test/kit/chain.ts';
import type { Workstation } from '#test/kit/workstation.ts';

export const [root, middle, holder] = [rootLink(), middleLink(), holderLink()];
export const stranger = link({
  subject: 'Stranger',
  issuer: 'Stranger',
  key: 'other-root',
  signer: 'other-root',
  extensions: [authority()],
});
export const codes = (findings: readonly { readonly code: string; readonly severity: string }[]) =>
  findings.map(({ code, severity }) => `${severity} ${code}`);
export const importList = async (station: Workstation, text: string, asAnchors = false) =>
  station.value('trust.import', { fileIds: [await station.file('list.xml', text)], asAnchors });
