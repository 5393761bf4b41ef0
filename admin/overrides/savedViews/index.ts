export { ViewBar } from './ViewBar.tsx';
export { ViewOpener } from './ViewOpener.tsx';
