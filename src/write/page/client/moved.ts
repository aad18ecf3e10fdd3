/** Sends the anchor of the address along with the links that lead on: a paragraph has the same id there. */

function sendAlong(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.on')) link.hash = location.hash;
}

addEventListener('hashchange', sendAlong);
sendAlong();
