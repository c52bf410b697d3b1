import { checkImports } from './imports.ts';
import { checkLicences } from './licences.ts';
import { checkLock } from './lock.ts';
import { checkSilence } from './silence.ts';
import { checkTexts } from './texts.ts';

/** The rules of the house that no off-the-shelf linter knows. Prints each fault as a sentence; exits 1 when there is one. */
const faults = [...checkImports(), ...checkLicences(), ...checkLock(), ...checkSilence(), ...(await checkTexts())];
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0
    ? 'house: imports point one way, texts are complete, licences are free, the lock is whole'
    : `house: ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
