import { contextBridge, ipcRenderer } from 'electron';

/** The password window's whole bridge: two acts, no answer. */
contextBridge.exposeInMainWorld('secret', {
  submit: (secret: Uint8Array) => ipcRenderer.send('secret.submit', secret),
  cancel: () => ipcRenderer.send('secret.cancel'),
});
