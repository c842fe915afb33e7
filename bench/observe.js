// Runs before each page: keeps what the browser only tells to those who listen.
window.benchmark = { lcp: 0, blocking: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.benchmark.lcp = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.benchmark.blocking += Math.max(0, entry.duration - 50);
}).observe({ type: "longtask", buffered: true });
