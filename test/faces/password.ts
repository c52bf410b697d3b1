import type { Page } from '@playwright/test';

/** Answers in the page that asks. It closes itself at the answer, perhaps before the key is up again. */
export const answerPassword = async (asking: Page, password: string): Promise<void> => {
  await asking.locator('input[type=password]').fill(password);
  await asking.keyboard.press('Enter').catch((error: unknown) => {
    if (!asking.isClosed()) throw error;
  });
};
