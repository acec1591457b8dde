"""What is measured in a page, as JavaScript: contrast of all texts, and how wide the page is."""

from __future__ import annotations

WIDTH = "document.documentElement.scrollWidth"

# Texts below WCAG's contrast (4.5 to 1, 3 to 1 where letters are large), each with the figure: an empty list is well.
FAINT = """() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const opaque = colour => { const [, , , alpha] = parse(colour); return colour !== 'none' && (alpha ?? 1) > 0.99; };
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
  const ground = element => {
    if (element.closest('svg')) {
      const { x, y, width, height } = element.getBoundingClientRect();
      const below = document.elementsFromPoint(x + width / 2, y + height / 2);
      const isGround = one => one.tagName === 'rect' && !one.classList.contains('mark');
      const rect = below.find(one => isGround(one) && opaque(getComputedStyle(one).fill));
      return rect ? getComputedStyle(rect).fill : canvas;
    }
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (opaque(colour)) return colour;
    }
    return canvas;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, style = getComputedStyle(element);
    if (!node.data.trim() || ['STYLE', 'title', 'desc', 'style'].includes(element.tagName)) continue;
    if (!element.getClientRects().length || style.visibility === 'hidden') continue;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const ink = light(parse(element.closest('svg') ? style.fill : style.color)), paper = light(parse(ground(element)));
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    const size = parseFloat(style.fontSize), bold = parseInt(style.fontWeight) >= 700;
    if (contrast < (size >= 24 || (bold && size >= 18.66) ? 3 : 4.5))
      faint.push(`${contrast.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
  }
  return faint;
}"""

# The smallest letters of a picture, in pixels, where it is shown so many pixels wide.
SMALLEST = """shown => {
  const svg = document.querySelector('svg'), scale = Math.min(1, shown / svg.viewBox.baseVal.width);
  const texts = [...svg.querySelectorAll('text, tspan')].filter(one => one.textContent.trim());
  return scale * Math.min(...texts.map(one => parseFloat(getComputedStyle(one).fontSize)));
}"""
