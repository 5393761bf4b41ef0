import '@fontsource-variable/noto-sans-sc/index.css';

/** The reader's own fonts first: most machines have Chinese ones, and the bundled one is loaded where none of these is found. */
export const FONT_FAMILY = [
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  '"Source Han Sans SC"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC Variable"',
  'sans-serif',
].join(', ');

/** Loading is told done before the last of the files can be drawn with. */
const DRAWABLE_AFTER_MS = 300;

const ARRIVED = 'fonts-arrived';
const SPACE = '--font-arrivals';

/**
 * The bundled Chinese font is a hundred files, of which the browser takes those whose letters no font of the machine has.
 * Chrome keeps what it drew in buttons before such a file arrived, empty boxes and all, until the text's own style changes:
 * each arrival changes the space between letters by what nobody sees.
 */
export function renewFonts(): void {
  let arrivals = 0;
  const renew = (): void => {
    arrivals += 1;
    document.documentElement.style.setProperty(SPACE, `${arrivals / 1000}px`);
    document.documentElement.classList.add(ARRIVED);
  };
  document.fonts.addEventListener('loadingdone', () => setTimeout(renew, DRAWABLE_AFTER_MS));
}

/** The rule that arrivals change. */
export const arrivalRules = { [`.${ARRIVED} *`]: { letterSpacing: `var(${SPACE}) !important` } };
