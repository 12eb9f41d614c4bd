// Search without a server: browsers start no worker for a page from file://, so a hidden frame plays its part there.
if (location.protocol === "file:") {
  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      const script = document.createElement("script");
      script.src = new URL(address, location);
      frame.hidden = true;
      frame.srcdoc = script.outerHTML;
      this.ready = new Promise((done) => frame.addEventListener("load", () => done(frame.contentWindow)));
      this.ready.then((inside) => {
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      });
      document.body.append(frame);
    }

    postMessage(data) {
      this.ready.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
}
