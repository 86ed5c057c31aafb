const IMPORT = /(?:^(?:import|export)\s+(?:[\w$*{},\s]*\sfrom\s*)?|\bimport\(\s*)['"]([^'"]+)['"]/gm;

/** What a module imports or re-exports, also by `import()`, as the module writes it. */
export function readImports(code: string): string[] {
  return [...code.matchAll(IMPORT)].map(([, name = '']) => name);
}
