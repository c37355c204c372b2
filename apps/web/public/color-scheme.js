// Sets the remembered theme before the first paint, so that a dark screen never flashes white.
(() => {
  const remembered = localStorage.getItem('kairos.theme');
  const dark = remembered === 'dark' || (remembered !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
