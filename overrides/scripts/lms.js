// A module in a learning platform (SCORM 1.2): that it is being read, that its end was reached, how long it took.
// Outside of a platform nothing happens, and nothing is asked of any host.
{
  const findApi = (start) => {
    try {
      for (let frame = start, steps = 0; frame && steps < 9; frame = frame.parent, steps++) {
        if (frame.API) return frame.API;
        if (frame === frame.parent) return null;
      }
    } catch {
      // a frame of another host says nothing
    }
    return null;
  };
  const api = findApi(window) || (window.opener && findApi(window.opener));
  if (api && String(api.LMSInitialize("")) === "true") {
    const began = Date.now(), status = "cmi.core.lesson_status";
    let isOver = false;
    const finish = () => {
      if (isOver) return;
      isOver = true;
      const seconds = Math.round((Date.now() - began) / 1000);
      const two = (number) => String(number).padStart(2, "0");
      api.LMSSetValue("cmi.core.session_time", `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
      api.LMSCommit("");
      api.LMSFinish("");
    };
    const isRead = () => /^(completed|passed)$/.test(api.LMSGetValue(status));
    if (!isRead()) {
      api.LMSSetValue(status, "incomplete");
      const watch = () => {
        if (innerHeight + scrollY < document.documentElement.scrollHeight - innerHeight / 4) return;
        removeEventListener("scroll", watch);
        api.LMSSetValue(status, "completed");
        api.LMSCommit("");
      };
      addEventListener("scroll", watch, { passive: true });
      addEventListener("load", watch);
    }
    addEventListener("pagehide", finish);
    addEventListener("unload", finish);
  }
}
