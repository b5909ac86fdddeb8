// All cases, by what they are about.
import { adversary } from "./cases/adversary.ts";
import { bodies } from "./cases/bodies.ts";
import { consequences } from "./cases/consequences.ts";
import { corrections } from "./cases/corrections.ts";
import { deeds, joinedDeeds } from "./cases/deeds.ts";
import { definitions } from "./cases/definitions.ts";
import { entry } from "./cases/entry.ts";
import { forbiddenActs } from "./cases/forbidden-acts.ts";
import { ladders } from "./cases/ladders.ts";
import { mandates } from "./cases/mandates.ts";
import { measures } from "./cases/measures.ts";
import { notices } from "./cases/notices.ts";
import { permissions } from "./cases/permissions.ts";
import { places } from "./cases/places.ts";
import { powers } from "./cases/powers.ts";
import { precedence } from "./cases/precedence.ts";
import { prevention } from "./cases/prevention.ts";
import { proof } from "./cases/proof.ts";
import { quantities, shares } from "./cases/quantities.ts";
import { fourQuestions } from "./cases/questions.ts";
import { recurring, terms } from "./cases/recurring.ts";
import { reservations } from "./cases/reservations.ts";
import { states, waits } from "./cases/states.ts";
import { time } from "./cases/time.ts";
import { waivers } from "./cases/waivers.ts";
import type { Construct } from "./running.ts";

export const groups: Readonly<Record<string, readonly Construct[]>> = {
  adversary,
  bodies,
  consequences,
  corrections,
  deeds,
  definitions,
  entry,
  "joined deeds": joinedDeeds,
  "forbidden acts": forbiddenActs,
  ladders,
  mandates,
  measures,
  notices,
  permissions,
  places,
  powers,
  precedence,
  prevention,
  proof,
  "four questions": fourQuestions,
  quantities,
  shares,
  recurring,
  terms,
  reservations,
  states,
  waits,
  time,
  waivers,
};
