// A button over every block of code that copies it; it says so when it has.
const words = document.querySelector("[data-copy]")?.dataset;

for (const code of words && navigator.clipboard ? document.querySelectorAll("pre > code") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-code";
  button.lang = document.documentElement.lang;
  button.dir = document.documentElement.dir;
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code); // the browser refuses: the reader copies what is selected
      return;
    }
    button.textContent = words.copied;
    setTimeout(() => (button.textContent = words.copy), 2000);
  });
  code.before(button);
}
