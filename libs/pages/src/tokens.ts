/** Design tokens by name, as the theme declares them: `--utrecht-button-color` to `var(--basis-…)`. */
export function tokensOf(themeCss: string): Map<string, string> {
  return new Map([...themeCss.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name!, value!]));
}

/** Only the tokens that `css` uses, and those that these use in turn. */
export function pruneTokens(tokens: ReadonlyMap<string, string>, css: string): Map<string, string> {
  const used = new Map<string, string>();
  const open = [...namesIn(css)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const value = tokens.get(name);
    if (value === undefined || used.has(name)) continue;
    used.set(name, value);
    open.push(...namesIn(value));
  }
  return used;
}

/** The accents and the links of the theme take MIO's own scale (see mio.css); everything else stays as it is. */
export const inOwnColours = (tokens: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...tokens].map(([name, value]) => [name, own.test(name) ? value.replace(palette, '--mio-kleur-') : value]));

const own = /^--basis-color-(accent-1|action-1|action-2)-/;
const palette = /--voorbeeld-kleuren-(?:violet|blauw)-/;

const namesIn = (css: string): Iterable<string> => css.matchAll(/var\(\s*(--[\w-]+)/g).map(([, name]) => name!);
