import { page } from 'vitest/browser';

/** The pixels of the page as it is now, and how many of them a CSS pixel has. */
export async function takePixels(): Promise<{ image: ImageData; scale: number }> {
  const base64 = await page.screenshot({ save: false });
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return {
    image: context.getImageData(0, 0, bitmap.width, bitmap.height),
    scale: devicePixelRatio,
  };
}
