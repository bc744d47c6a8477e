// The switch leads to the twin of this page; here it also keeps the section (ids are the same in both languages) and the
// parallel view.
document.querySelectorAll(".language-switch").forEach((link) => {
  for (const event of ["click", "auxclick"]) {
    link.addEventListener(event, () => {
      link.hash = location.hash;
      if (new URLSearchParams(location.search).has("parallel")) link.search = "?parallel";
    });
  }
});
