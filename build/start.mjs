// The only file of the start that an older Node can read, so that it can say what is missing.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Bidwright needs Node 24 or newer (this is ${process.versions.node}); start it with “npm start” after “npm ci”, which brings one.\n`,
  );
  process.exit(2);
}
await import('./start.ts');
