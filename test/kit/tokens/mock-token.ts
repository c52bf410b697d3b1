import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { mockLibrary, type MockKey, type MockToken, type Scenario } from './mock-library.ts';

export {
  mechanismLine,
  skipWithoutDriver,
  skipWithoutMock,
  type MockKey,
  type MockToken,
  type Scenario,
} from './mock-library.ts';

/** A token by scenario for as long as one test lasts. */
export const mockToken = (keys: readonly MockKey[], scenario: Scenario = {}): MockToken => {
  const token = mockLibrary(temporaryFolder(), keys, scenario);
  onTestFinished(token.close);
  return token;
};
