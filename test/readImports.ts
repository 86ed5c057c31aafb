const IMPORT = /(?:^(?:import|export)\s+(?:[\w$*{},\s]*\sfrom\s*)?|\bimport\(\s*)['"]([^'"]+)['"]/gm;

/** The specifiers that a module imports or re-exports from, `import()` included. */
export function readImports(code: string): string[] {
  return [...code.matchAll(IMPORT)].map(([, name = '']) => name);
}
