// All words of the checker's diagnostics, by code.
import type { WordingTable } from "../../diagnostics/words.ts";
import type { CheckFacts } from "./facts.ts";
import { nameWords } from "./words-names.ts";
import { timePlaceActorWords } from "./words-time-place-actors.ts";
import { typeWords } from "./words-types.ts";

export const checkWords: WordingTable<CheckFacts> = { ...nameWords, ...typeWords, ...timePlaceActorWords };
