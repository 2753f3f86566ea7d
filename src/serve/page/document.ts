/** The document of a server's page: three views, of which the script shows one, and those only that the server offers. */
import { html } from '../../report/markup.ts';

/** The whole document; what depends on the model, the script fetches. */
export function pageDocument(version: string): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gemel serve</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script src="/page.js" defer></script>
</head>
<body>
<main>
<header>
  <p class="eyebrow">gemel serve</p>
  <h1 id="name">A matcher at work</h1>
  <p class="aside" id="about"></p>
</header>

<form id="token-form" class="panel" hidden>
  <label for="token">Token of this server</label>
  <div class="row"><input id="token" type="password" autocomplete="off" required><button type="submit" class="main">Open</button></div>
  <p class="aside" id="token-message" role="status"></p>
</form>

<div id="views" hidden>
<div role="tablist" aria-label="What to do" id="tabs">
  <button role="tab" id="tab-pair" aria-controls="view-pair" aria-selected="true">Two texts</button>
  <button role="tab" id="tab-search" aria-controls="view-search" aria-selected="false" tabindex="-1" hidden>Search</button>
  <button role="tab" id="tab-groups" aria-controls="view-groups" aria-selected="false" tabindex="-1" hidden>Groups</button>
</div>

<section role="tabpanel" id="view-pair" aria-labelledby="tab-pair">
  <form id="pair-form">
    <div class="sides">
      <div><label for="left">Left text</label><textarea id="left" rows="4" dir="auto" required></textarea></div>
      <div><label for="right">Right text</label><textarea id="right" rows="4" dir="auto" required></textarea></div>
    </div>
    <div class="row actions">
      <button type="submit" class="main" aria-keyshortcuts="Control+Enter">Compare <kbd>Ctrl Enter</kbd></button>
      <button type="button" id="swap">Swap sides</button>
      <button type="button" id="example">Example</button>
    </div>
  </form>
  <div id="pair-result" class="result" role="status" aria-live="polite" aria-atomic="true"></div>
  <div id="words" hidden>
    <h2>The words behind it</h2>
    <p class="note">Each word is left out in turn. One on <span class="for strong">blue, underlined,</span> speaks for a match: without it the score would be lower.
    One on <span class="against strong">orange, dashed,</span> speaks against. The stronger the colour, the more it counts, compared with the other words here.</p>
    <div class="sides">
      <figure><h3>Left</h3><p id="left-words" class="words" dir="auto"></p></figure>
      <figure><h3>Right</h3><p id="right-words" class="words" dir="auto"></p></figure>
    </div>
    <details><summary>All weights as a table</summary><div id="weights"></div></details>
  </div>
</section>

<section role="tabpanel" id="view-search" aria-labelledby="tab-search" hidden>
  <form id="search-form">
    <label for="query">Search for</label>
    <div class="row"><input id="query" type="search" dir="auto" required><button type="submit" class="main">Search</button></div>
  </form>
  <p id="search-message" class="aside" role="status" aria-live="polite"></p>
  <ol id="hits" class="hits"></ol>
</section>

<section role="tabpanel" id="view-groups" aria-labelledby="tab-groups" hidden>
  <form id="groups-form">
    <label for="groups-query">Groups in which a text holds</label>
    <div class="row"><input id="groups-query" type="search" dir="auto"><button type="submit" class="main">Show</button></div>
  </form>
  <p id="groups-message" class="aside" role="status" aria-live="polite"></p>
  <ol id="groups" class="groups"></ol>
  <div class="row actions"><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button></div>
</section>
</div>

<noscript><p class="note">This page needs JavaScript. The addresses of the server are described in <a href="/openapi.json">openapi.json</a>.</p></noscript>
<footer>gemel ${version}<span id="links"> · <a href="/openapi.json">openapi.json</a> · <a href="/metrics">metrics</a> · <a href="/health">health</a></span></footer>
</main>
</body>
</html>
`.markup;
}
