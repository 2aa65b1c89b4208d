import type { QuickInput } from '../vscodeDriver/quickInput';

export const setCredentialsCommand = 'WhatsApp Media: Set Credentials (API Key)…';
export const testCredentialsCommand = 'WhatsApp Media: Test Credentials';
export const removeCredentialsCommand = 'WhatsApp Media: Remove Credentials…';

/** Answers the questions of Set Credentials with an API key; without a user ID its box is passed over. */
export async function answerWithApiKey(input: QuickInput, apiKey: string, userId = ''): Promise<void> {
  await input.pick('API key');
  await input.waitForMessage('User ID (optional)');
  await input.replace(userId);
  await input.accept();
  await input.waitForMessage('API key (kept');
  await input.replace(apiKey);
  await input.accept();
}
