export type Ran = { code: number | null; stdout: string; stderr: string };
export type RunOptions = { cwd?: string; env?: NodeJS.ProcessEnv; timeoutMs?: number };
export function run(file: string, args: readonly string[], options?: RunOptions): Promise<Ran>;
export function must(file: string, args: readonly string[], options?: RunOptions): Promise<string>;
export function onPath(name: string): string | undefined;
