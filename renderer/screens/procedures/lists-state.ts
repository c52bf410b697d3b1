import { create } from 'zustand';

/** Whether the lists that people edit are open: they are reached from every place that uses them. */
export const useListsOpen = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));
export const openLists = (): void => useListsOpen.setState({ isOpen: true });
export const closeLists = (): void => useListsOpen.setState({ isOpen: false });
