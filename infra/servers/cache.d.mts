export function cacheFolder(): string;
export function inCache(name: string, fill: (folder: string) => Promise<void>): Promise<string>;
export function serverMissing(sentence: string): Error;
