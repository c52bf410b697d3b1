/**
 * The process of one PKCS#11 library: a vendor's code runs here and nowhere else, so what it breaks is only this. Its
 * parent is the only one that can talk to it; when the parent goes, it goes. Nothing is written and nothing is logged.
 */
import { serveParent } from '../../signing-process/serve-parent.ts';
import { isToTokenProcess } from '../protocol.ts';
import { libraryHolder } from './answer.ts';

serveParent(isToTokenProcess, libraryHolder());
