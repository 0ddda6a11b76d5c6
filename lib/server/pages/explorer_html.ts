/** The page under `/swagger-ui/`; its script fills it. */
export const EXPLORER_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>REST API explorer</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="explorer.css">
<script src="explorer.js" defer></script>
</head>
<body>
<a class="skip" href="#operations">Skip to the operations</a>
<header>
<h1>REST API explorer</h1>
<p>The embedded server's operations, as <a href="/api-spec.yaml">/api-spec.yaml</a> lists them.</p>
<form id="settings" autocomplete="off">
<label>API key <input id="key" type="password" autocomplete="off" spellcheck="false"
aria-describedby="key-note"></label>
<label>Filter <input id="filter" type="search" placeholder="name, path or resource"></label>
<label class="check"><input id="all" type="checkbox"> Also what this server does not implement</label>
<p id="key-note">The key is kept in this page's memory only and is gone when the page is.</p>
</form>
<p id="status" role="status">Loading…</p>
</header>
<main id="operations" tabindex="-1"></main>
<noscript><p>This page needs its script. /api-spec.yaml works without.</p></noscript>
</body>
</html>
`;
