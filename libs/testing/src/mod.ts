export { given, monday, type Then } from './given.ts';
