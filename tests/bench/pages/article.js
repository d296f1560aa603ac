// What every framework page shows, and its sizes.

export const article = JSON.parse(document.getElementById("article").textContent);
export const percent = { smallest: 80, smaller: 90, default: 100, larger: 120, largest: 160 };
