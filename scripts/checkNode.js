// Runs before the scripts of package.json that need it. Not in TypeScript, which an older Node cannot read.
if (!process.features.typescript) {
  console.error(
    `This is Node ${process.version}, and the project's own scripts need 22.18 or newer, which reads TypeScript. ` +
      'Use one, or run `npm ci` with install scripts allowed, which installs one for npm to run them with.',
  );
  process.exit(1);
}
