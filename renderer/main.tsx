import { connect } from './api.ts';
import { mount, mountRefusal } from './mount.tsx';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

const connected = await connect();
if (connected.ok) mount(root, connected.value);
else mountRefusal(root, connected.error);
