"""Contrast: a city chooses its colours, and this makes each readable where it is used (WCAG 2.2, 1.4.3)."""

from colorsys import hls_to_rgb, rgb_to_hls

Rgb = tuple[int, int, int]

STEPS = 100
# Lightened colours glare when they keep all their saturation.
CALM = 0.6


def readable(colour: str, *, on: str, ratio: float) -> str:
    """Returns `colour`, darkened or lightened only as far as it takes to stand out from `on` by `ratio` to one."""
    if contrast(colour, on) >= ratio:
        return colour
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in _rgb(colour)))
    end = 0.0 if luminance(on) > 0.18 else 1.0
    if end:
        saturation = min(saturation, CALM)
    shades = (hls_to_rgb(hue, lightness + (end - lightness) * step / STEPS, saturation) for step in range(STEPS))
    found = ("#" + "".join(f"{round(part * 255):02x}" for part in shade) for shade in shades)
    return next((shade for shade in found if contrast(shade, on) >= ratio), "#ffffff" if end else "#000000")


def mix(colour: str, target: Rgb, share: float) -> str:
    """Returns `colour` with a share of `target` in it."""
    parts = (round(a + (b - a) * share) for a, b in zip(_rgb(colour), target, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast(one: str, other: str) -> float:
    """Returns the contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Returns the relative luminance of a colour, 0 for black and 1 for white."""
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
