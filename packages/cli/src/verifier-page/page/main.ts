// Where the page begins. The same script runs twice: as the page, and beside it as a worker, so that the page answers
// while a long log is checked and nothing has to be fetched.
import { startPage } from "./show.ts";
import { startWorker } from "./work.ts";

if (typeof document === "undefined") startWorker();
else startPage();
