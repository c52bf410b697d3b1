import type { XmlDocument } from '../../xml/model.ts';
import { euNamespace, readEuList } from './eu.ts';
import type { TrustList } from './model.ts';
import { readRussianList, russianRoot } from './russian.ts';

/** The trust list that a document is, by its root element; null where it is none that is known here. */
export const readTrustList = ({ root }: XmlDocument): TrustList | null => {
  if (root.local === 'TrustServiceStatusList' && root.namespace === euNamespace) return readEuList(root);
  return root.local === russianRoot ? readRussianList(root) : null;
};
