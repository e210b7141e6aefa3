export type Say = (line: string) => void;
export function findNats(options?: { say?: Say }): Promise<string>;
