// The hosted form with script: what is asked next shows on the same page. Without it the server asks on a second page.
const form = document.getElementById("form");

if (form instanceof HTMLFormElement) {
  const items = [...form.querySelectorAll<HTMLElement>("[data-item]")];
  const send = form.querySelector<HTMLElement>("[data-send]");
  const shown = form.elements.namedItem("bw-shown");
  if (shown instanceof HTMLInputElement) {
    shown.value = "all";
  }
  if (send) {
    send.textContent = send.dataset.send ?? send.textContent;
  }

  const chosen = (name: string): string[] =>
    [...form.querySelectorAll<HTMLInputElement>("input:checked:not(:disabled)")]
      .filter((input) => input.name === name)
      .map((input) => input.value);

  // Items stand in order and a gate stands before what it opens, so one pass is enough.
  const show = (): void => {
    for (const item of items) {
      const { when, options } = item.dataset;
      const asked = !when || chosen(when).some((value) => options?.split(" ").includes(value));
      item.hidden = !asked;
      for (const field of item.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
        field.disabled = !asked;
      }
    }
  };

  form.addEventListener("change", show);
  show();
  document.getElementById("errors")?.focus();
}
