/** Shows a file as the code of its stories, with the import that an application has. */
export function showSource(file: string) {
  const code = file.replaceAll(/'[./]+\/src\/index\.ts'/g, "'react-sms-code'");
  return { docs: { source: { code, language: 'tsx' } } };
}
