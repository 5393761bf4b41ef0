import bundled from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Starts the browser that comes with the packages; it reaches this machine and nothing else. */
export async function startChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await bundled.executablePath(), args: [...ARGUMENTS, ...more], headless: true });
}

/** Of the packaged arguments: in a single process, the browser would end with the first page that is closed; the drawing in software as by a graphics card is for pages of 3D. */
const UNWANTED = /single-process|gpu|gl=|angle|swiftshader/;

const ARGUMENTS = [
  ...bundled.args.filter((argument) => !UNWANTED.test(argument)),
  '--disable-gpu',
  '--disable-background-networking',
  '--lang=zh-CN',
  // by the browser itself: where a test looks through the requests one by one, they are slow and nothing is cached
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
