import { create } from 'zustand';
import { forgetAll } from './ask.ts';
import { runJob } from './jobs.ts';

/** While the sample is being laid out the welcome stays, so that nobody sees it half done. */
export const useSample = create<{ readonly isLoading: boolean }>(() => ({ isLoading: false }));

export const loadSample = async (label: string): Promise<void> => {
  useSample.setState({ isLoading: true });
  await runJob({ name: 'workspace.loadSample', input: {}, label });
  forgetAll();
  useSample.setState({ isLoading: false });
};
