// A classic script, so that the remembered theme is set before the first paint.
(() => {
  try {
    const theme = localStorage.getItem('tokenspeed.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be forbidden; the system's theme is then used.
  }
})();
