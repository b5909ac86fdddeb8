// The page itself: takes a file, hands it to the worker, shows the answer.
import { element } from "./dom.ts";
import type { Answer, Question } from "./messages.ts";
import { showEvidence } from "./show-evidence.ts";
import { showLog } from "./show-log.ts";
import { words } from "./words.ts";

export function startPage(): void {
  const page = document.getElementById("page");
  if (page === null) return;
  const chooser = element("input", { type: "file", id: "file", accept: ".zip,.json" });
  const drop = element("label", { class: "drop", for: "file" }, element("strong", {}, words.choose), chooser);
  const vkey = element("input", { type: "text", id: "vkey", spellcheck: "false", autocomplete: "off" });
  const policy = element("textarea", { id: "policy", rows: "6", spellcheck: "false" });
  const keys = element(
    "details",
    { class: "keys" },
    element("summary", {}, words.keys),
    element("p", { class: "quiet" }, words.keysAbout),
    element("label", { for: "vkey" }, words.vkey),
    vkey,
    element("label", { for: "policy" }, words.policy),
    policy,
  );
  const answer = element("div", { id: "answer", role: "status", "aria-live": "polite" });
  page.append(element("h1", {}, words.title), element("p", { class: "quiet" }, words.about), drop, keys, answer);
  let check = 0;
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    check += 1;
    const mine = check;
    const ownKeys = { vkey: valueOf(vkey), policy: valueOf(policy) };
    answer.replaceChildren(element("p", {}, words.reading));
    void ask(file, ownKeys, (shown) => {
      // Another file was chosen meanwhile.
      if (mine === check) answer.replaceChildren(...shown);
    });
  };
  chooser.addEventListener("change", () => {
    if (chooser instanceof HTMLInputElement) take(chooser.files?.[0]);
  });
  takeDrops(drop, take);
}

function takeDrops(drop: HTMLElement, take: (file: File | undefined) => void): void {
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      // Otherwise a browser leaves the page and opens the file.
      event.preventDefault();
      drop.classList.toggle("over", name === "dragover");
      if (event instanceof DragEvent && name === "drop") take(event.dataTransfer?.files[0]);
    });
  }
}

function valueOf(field: HTMLElement): string | undefined {
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  const text = isField ? field.value.trim() : "";
  if (text === "") return undefined;
  // A policy is lines, and the last of them ends as well.
  return field instanceof HTMLTextAreaElement ? `${text}\n` : text;
}

type OwnKeys = Pick<Question, "vkey" | "policy">;

async function ask(file: File, ownKeys: OwnKeys, show: (shown: readonly HTMLElement[]) => void): Promise<void> {
  const name = element("p", { class: "quiet" }, `${words.file}: ${file.name}`);
  const say = (text: string, sort = "said"): void => show([name, element("p", { class: sort }, text)]);
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return say(words.unreadable);
  }
  const { worker, end } = startWorker();
  worker.onerror = () => {
    end();
    say(words.failed);
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.kind === "progress") return say(words.checking(data.done, data.of), "busy");
    end();
    if (data.kind === "log") return show([name, ...showLog(data.verdict)]);
    if (data.kind === "evidence") return show([name, ...showEvidence(data.verdict)]);
    return say(data.kind === "unable" ? words.unable : `${words.unreadable}: ${data.message}.`);
  };
  const question: Question = { bytes, ...ownKeys };
  worker.postMessage(question, [bytes]);
}

/** The page's own script, run beside it. */
function startWorker(): { worker: Worker; end: () => void } {
  const program = document.getElementById("program")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  const worker = new Worker(url);
  const end = (): void => {
    worker.terminate();
    URL.revokeObjectURL(url);
  };
  return { worker, end };
}
