/** What the reader's keyboard calls the key that is held with a letter. */
export const modifier = /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl';
