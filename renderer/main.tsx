import { connect } from './api.ts';
import { mount, mountRefusal } from './mount.tsx';
import { guessLanguage } from './state/preferences.ts';
import { textsIn } from '#shared/text/translator.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

// The words come while the page connects.
void textsIn(guessLanguage());
const connected = await connect();
if (connected.ok) mount(root, connected.value);
else mountRefusal(root, connected.error);
