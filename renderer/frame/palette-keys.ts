/** How the palette's keys are written on this machine's keyboard. */
export const paletteKeys = navigator.userAgent.includes('Mac') ? '⌘K' : 'Ctrl K';
