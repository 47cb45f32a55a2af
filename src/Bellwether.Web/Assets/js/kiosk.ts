// A form on a device that many people use: it begins again when nobody touches it, and keeps trying while the server is busy.
const { kiosk, seconds, busy } = document.body.dataset;
const form = document.querySelector<HTMLFormElement>("form#form");

if (kiosk) {
  const idle = Number(seconds) * 1000;
  let timer = 0;
  const restart = (): void => location.replace(kiosk);
  const wait = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(restart, idle);
  };

  if (busy === "yes" && form) {
    // The answer stands in the form; it is sent again until it is stored.
    setTimeout(() => form.requestSubmit(), 5000);
  } else {
    for (const touch of ["pointerdown", "pointermove", "keydown", "input", "scroll"]) {
      addEventListener(touch, wait, { passive: true });
    }
    wait();
  }
  // Coming back from the browser's memory would show the last person's answers.
  addEventListener("pageshow", (event) => event.persisted && restart());
  form?.addEventListener("submit", () => clearTimeout(timer));
}
