/**
 * Picks the names given on the command line, in the order of `known`; all of `known` if none was given.
 * @throws Error for an unknown name, listing the known ones
 */
export function chooseNames<Name extends string>(
  kind: string,
  asked: readonly string[],
  known: readonly Name[],
): readonly Name[] {
  const unknown = asked.filter((name) => !known.some((each) => each === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no ${kind} called ${unknown.join(', ')}, so nothing was started. Choose from: ${known.join(', ')}.`,
    );
  return asked.length > 0 ? known.filter((name) => asked.includes(name)) : known;
}
