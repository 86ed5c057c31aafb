/** Ends what fades, and holds the line of the cooldown where it stands `passedMs` after it appeared. */
export function holdAnimations(passedMs: number): void {
  for (const animation of document.getAnimations()) {
    if (animation instanceof CSSAnimation) {
      animation.pause();
      animation.currentTime = passedMs;
    } else animation.finish();
  }
}
