const percent = { smallest: 80, smaller: 90, default: 100, larger: 120, largest: 160 };
document.querySelector("fieldset").addEventListener("change", (event) => {
  document.documentElement.style.fontSize = `${percent[event.target.value]}%`;
});
