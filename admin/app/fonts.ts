const renewed = 'fonts-renewed';

/** Files arrive in bursts; the rule holds a little longer than one. */
const settleMs = 100;

/**
 * Loads the sheet of the bundled Chinese font: a hundred files, of which the browser takes those
 * whose letters no font of the machine has. Chrome does not draw some texts anew when such a file
 * arrives (buttons keep empty boxes), so each arrival switches a rule that touches all text.
 */
export function loadFonts(): void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  document.fonts.addEventListener('loadingdone', () => {
    clearTimeout(pending);
    document.documentElement.classList.add(renewed);
    pending = setTimeout(() => document.documentElement.classList.remove(renewed), settleMs);
  });
  void import('@fontsource-variable/noto-sans-sc/index.css');
}

/** The rule that an arrival switches; kerning is on in any case, so that nothing else changes. */
export const fontRules = { [`.${renewed} *`]: { fontFeatureSettings: '"kern"' } };
