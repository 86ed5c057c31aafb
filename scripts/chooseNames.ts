/**
 * The known names that were asked for on the command line, in their own order; all of them if none was.
 * @throws Error in three parts for a name that is not known
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
