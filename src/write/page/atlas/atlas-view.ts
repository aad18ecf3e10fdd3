/**
 * Draws the frame of the atlas: the river with what stands around it, and the filters. Its script fills both, and shows
 * the river where there is something to see: a run without dates has none.
 */
import { type Html, html } from '../html.js';

/** The river, its strip of all time, and its legend. */
export function riverFrame(): Html {
  return html`<section id="atlas" class="atlas" aria-labelledby="atlasname" hidden>
<div class="atlasbar"><h2 id="atlasname">The river</h2>
<label>Lanes <select id="lanes"></select></label>
<label>Colour <select id="colour"></select></label>
<span class="zoom" role="group" aria-label="Span of time"><button type="button" id="earlier" aria-label="Earlier">‹</button><button type="button" id="out" aria-label="Zoom out">−</button><button type="button" id="in" aria-label="Zoom in">+</button><button type="button" id="later" aria-label="Later">›</button><button type="button" id="all">All time</button></span></div>
<p id="riverhelp" class="vh">Each mark is a report, from its first revision to its last. Left and right go from report to report in the order of time, up and down to a neighbour above or below, Home and End to the first and the last; Enter opens the edition. Plus and minus zoom, with Shift the arrows move through time, Escape lets go. The list below holds the same reports.</p>
<div id="river" class="river" tabindex="0" role="application" aria-label="River of reports" aria-describedby="riverhelp"><canvas id="paint" aria-hidden="true"></canvas><div id="card" class="card" hidden></div></div>
<div id="brush" class="brush" aria-hidden="true"><canvas id="strip"></canvas><span id="window" class="window"><i id="start"></i><i id="end"></i></span></div>
<div class="undated" id="undated" hidden><p class="fine" id="undatedwords"></p><canvas id="pool" aria-hidden="true"></canvas></div>
<p class="fine hint"><span id="insight"></span><span class="how">Each mark is a report, from its first revision to its last. Drag to move, pinch or Ctrl + wheel to zoom; click a mark to read it.</span></p><ul id="legend" class="legend" aria-label="Colours"></ul></section>`;
}

/** What sifts the reports. Those that sift nothing in this run are hidden. */
export function filterFrame(): Html {
  return html`<fieldset class="sift js" id="sift"><legend class="vh">Filters</legend>
<label id="factslabel">Facts <select id="facts"><option value="">any</option><option value="grave">a number, name or quote changed</option><option value="some">some fact changed</option><option value="none">none changed</option></select></label>
<label id="rewrittenlabel">Rewritten <select id="rewritten"><option value="">any share</option><option value="0">nothing</option><option value="1">something</option><option value="10">a tenth or more</option><option value="25">a quarter or more</option><option value="50">half or more</option></select></label>
<label id="outletlabel">Outlet <select id="outlet"></select></label>
<label id="languagelabel">Language <select id="language"></select></label>
<label id="fromlabel">From <input type="date" id="from"></label>
<label id="tolabel">To <input type="date" id="to"></label>
<label class="check" id="correctedlabel"><input type="checkbox" id="corrected"> Corrected</label>
<label class="check" id="withdrawnlabel"><input type="checkbox" id="withdrawn"> Withdrawn</label>
<button type="button" id="reset" hidden>Clear filters</button></fieldset>`;
}
