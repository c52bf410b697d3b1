#!/usr/bin/env node
// The only file of the program that an older Node can read, so that it can say what is missing.
import module from 'node:module';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Bidwright needs Node 24 or newer (this is ${process.versions.node}); run it as “npm run -s bidwright -- …” after “npm ci”, which brings one.\n`,
  );
  process.exit(2);
}
module.enableCompileCache?.();
await import('./main.ts');
