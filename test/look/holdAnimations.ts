/** Finishes all transitions, and pauses the cooldown line where it is `passedMs` after it appeared. */
export function holdAnimations(passedMs: number): void {
  for (const animation of document.getAnimations()) {
    if (animation instanceof CSSAnimation) {
      animation.pause();
      animation.currentTime = passedMs;
    } else animation.finish();
  }
}
