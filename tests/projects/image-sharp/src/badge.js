// SPDX-License-Identifier: GPL-3.0-or-later
import sharp from 'sharp';

const ground = { r: 0x2f, g: 0x6f, b: 0xde, alpha: 1 };
const stripe = { r: 0xff, g: 0xff, b: 0xff, alpha: 0.85 };

/** A PNG `width` pixels wide: one stripe for each letter of the name, as high as the letter is late. */
export async function drawBadge(name, width) {
  const height = Math.round(width / 3);
  const letters = [...name.toLowerCase()].filter((letter) => letter >= 'a' && letter <= 'z');
  const step = width / (letters.length + 1);
  const stripes = letters.map((letter, index) => {
    const rank = letter.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
    const stripeHeight = Math.max(1, Math.round((height * rank) / 27));
    return {
      input: {
        create: {
          width: Math.max(1, Math.round(step / 2)),
          height: stripeHeight,
          channels: 4,
          background: stripe,
        },
      },
      left: Math.round(step * (index + 0.75)),
      top: height - stripeHeight,
    };
  });
  return sharp({ create: { width, height, channels: 4, background: ground } })
    .composite(stripes)
    .png()
    .toBuffer();
}

export async function sizeOf(image) {
  const { format, width, height } = await sharp(image).metadata();
  return { format, width, height };
}
