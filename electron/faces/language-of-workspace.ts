import type { Language } from '#shared/kernel/language.ts';
import type { Handlers, Host } from '../steps/context.ts';
import { makeCall } from './call.ts';

/** The language that the user has chosen; English where that cannot be told. */
export const languageOfWorkspace = async (host: Host, handlers: Handlers): Promise<Language> => {
  const { call } = makeCall({ host }, 'language', new AbortController().signal);
  const step = await handlers['workspace.status']();
  const status = await step({}, call);
  return status.ok ? status.value.settings.language : 'en';
};
