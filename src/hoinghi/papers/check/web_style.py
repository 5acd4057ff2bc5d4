"""How the web page of a report looks, and how it lights a place up."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root { color-scheme: light; --ink: #1d2430; --soft: #5a6472; --line: #d8dde5; --ground: #f4f5f7;
  --error: #b3261e; --warning: #855300; --good: #17693a; --lit: #fff3c4 }
* { box-sizing: border-box }
body { margin: 0; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--ink); background: var(--ground) }
header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 1.75rem }
.over { margin: 0; color: var(--soft); font-weight: 600 }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere }
h2 { margin: 0 0 .75rem; font-size: 1.15rem }
h3 { margin: 0; font-size: 1rem; line-height: 1.4 }
p { margin: .25rem 0 }
.verdict { display: inline-block; margin: 0; padding: .35rem .9rem; border-radius: 2rem;
  color: #fff; font-size: 1.1rem; font-weight: 700 }
.verdict.bad { background: var(--error) } .verdict.fair { background: var(--warning) }
.verdict.good { background: var(--good) }
dl { margin: 0 } dt { color: var(--soft); font-size: .875rem } dd { margin: 0 }
.facts { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1rem 0 }
.facts dd { font-weight: 600 }
.note { margin: .75rem 0; padding: .75rem 1rem; border-left: .3rem solid var(--warning);
  background: #fff }
section { margin: 1.5rem 0 }
.page { display: grid; gap: 0 1.5rem; align-items: start;
  grid-template: auto auto / minmax(0, max-content) minmax(20rem, 1fr) }
.page h2 { grid-column: 1 / -1 }
.sheet { position: sticky; top: 1rem; background: #fff; box-shadow: 0 1px 4px #0004;
  width: min(46rem, max(34rem, (100vh - 2rem) * var(--share))); max-width: 100% }
.sheet img { display: block; width: 100%; height: auto }
.sheet svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible }
svg a { --tone: var(--error); cursor: pointer } svg a.warning { --tone: var(--warning) }
svg rect { fill: var(--tone); fill-opacity: .06; stroke: var(--tone); stroke-width: .4 }
svg circle { fill: var(--tone); stroke: #fff; stroke-width: .5 }
svg text { fill: #fff; font: 700 4.2px system-ui, sans-serif; text-anchor: middle }
.disc { transform-box: fill-box; transform-origin: center }
svg a:hover rect { fill-opacity: .14 }
svg a:target rect, svg a.lit rect, svg a:focus-visible rect { fill: #ffd84d; fill-opacity: .35;
  stroke-width: .9 }
svg a:focus { outline: none }
.found { margin: 0; padding: 0; list-style: none; display: grid; gap: .75rem }
.found li { --tone: var(--error); display: grid; grid-template-columns: auto 1fr; gap: .75rem;
  padding: .8rem 1rem; background: #fff; border: 1px solid var(--line);
  border-left: .3rem solid var(--tone); border-radius: .4rem; scroll-margin: 1rem }
.found li.warning { --tone: var(--warning) }
.found li:target, .found li.lit { background: var(--lit); border-color: var(--tone) }
.badge { display: grid; place-items: center; min-width: 2rem; height: 2rem; padding: 0 .3rem;
  border-radius: 1rem; background: var(--tone); color: #fff; font-weight: 700;
  text-decoration: none }
.badge:focus-visible { outline: .2rem solid var(--ink); outline-offset: .1rem }
.sort { margin-left: .25rem; color: var(--tone); font-size: .875rem; font-weight: 700 }
.words { color: var(--soft); font-family: "Times New Roman", Tinos, "Liberation Serif", serif }
.source { color: var(--soft); font-size: .9375rem }
.calm { color: var(--good); font-weight: 600 }
footer { padding-bottom: 2rem; color: var(--soft); font-size: .875rem }
@media (max-width: 56rem) {
  header, main, footer { padding-inline: .9rem }
  .page { display: block }
  .sheet { position: relative; top: 0; width: 100%; margin-bottom: 1rem }
  .disc { transform: scale(1.55) }
  .found li { padding: .7rem .8rem }
}
@media print {
  @page { margin: 15mm }
  html { font-size: 10pt }
  body { background: #fff }
  header, main, footer { max-width: none; padding: 0 }
  .page { display: block }
  .page + .page { break-before: page }
  .disc { transform: none }
  .sheet { position: relative; top: 0; width: 62%; margin: 0 auto 5mm; box-shadow: none;
    border: 1px solid #999 }
  .found li { break-inside: avoid }
  svg, .badge, .verdict { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
"""

LIGHT: Final = """
document.addEventListener('click', event => {
  const from = event.target.closest('a[href^="#c"]');
  if (!from) return;
  const to = document.getElementById(from.getAttribute('href').slice(1));
  const pair = to && document.querySelectorAll('[data-n="' + to.dataset.n + '"]');
  if (!pair) return;
  event.preventDefault();
  document.querySelectorAll('.lit').forEach(one => one.classList.remove('lit'));
  pair.forEach(one => one.classList.add('lit'));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  to.scrollIntoView({block: 'nearest', behavior: still ? 'auto' : 'smooth'});
});
"""
