/** The seconds that a countdown shows, from the given one down to 1. */
export function secondsDownFrom(first: number): number[] {
  return Array.from({ length: first }, (_, index) => first - index);
}
