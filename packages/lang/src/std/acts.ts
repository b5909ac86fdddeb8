// Verbs of the vocabulary. A verb of the world names a kind that must be seen (`jam` → jamming); an act on record is
// settled by a record (`consult`). Not for the kinds themselves (kinds.ts).

/**
 * How a verb of the world is seen. `kind`: the event it names; its object narrows the kind where it stands under it
 * (`fly uav`), else it is what the event was done with or to (`jam uav`). `sighting`: the object itself is seen
 * (`keep`). `whatever`: the object is the event (`conduct Offensive`). `deed`: `release`, seen by reports of that name;
 * what was released is an attribute of the report.
 */
export type WorldVerb =
  | { readonly sees: "kind"; readonly kind: string }
  /** An act without a kind of its own: it is seen under its own word. */
  | { readonly sees: "deed"; readonly kind: string }
  | { readonly sees: "sighting" }
  | { readonly sees: "whatever" };

// Verbs whose kind has a noun of its own, so that `hand over` in a duty and `handover` in a condition are one thing.
const kindVerbs: Readonly<Record<string, string>> = {
  fire: "fire",
  shoot: "shot",
  shell: "shelling",
  bomb: "airstrike",
  attack: "attack",
  fly: "flight",
  move: "movement",
  enter: "incursion",
  cross: "crossing",
  transit: "transit",
  withdraw: "withdrawal",
  reinforce: "reinforcement",
  jam: "jamming",
  patrol: "patrol",
  inspect: "inspection",
  deny: "denial",
  store: "storage",
  threaten: "threat",
  leave: "departure",
  exit: "departure",
  lay: "laying",
  hinder: "hindrance",
  release: "release",
  "hand over": "handover",
  deliver: "delivery",
  evacuate: "evacuation",
  clear: "clearance",
  remove: "removal",
  disarm: "disarmament",
  demobilise: "demobilisation",
  mobilise: "mobilisation",
  recruit: "recruitment",
  train: "training",
  pay: "payment",
  export: "export",
  enrich: "enrichment",
  use: "use",
};

/** Base form → what is seen, for verbs that have a kind of their own. */
const seenVerbs: readonly (readonly [string, WorldVerb])[] = [
  ...Object.entries(kindVerbs).map(([verb, kind]): [string, WorldVerb] => [verb, { sees: "kind", kind }]),
  ["keep", { sees: "sighting" }],
  ["hold", { sees: "sighting" }],
  ["place", { sees: "sighting" }],
  ["station", { sees: "sighting" }],
  ["deploy", { sees: "sighting" }],
  ["conduct", { sees: "whatever" }],
  ["carry out", { sees: "whatever" }],
  ["commit", { sees: "whatever" }],
];

/** `record`: a record settles it, so its absence is known. `world`: it must be seen, so its absence needs a watch. */
export type ActSettling = "record" | "world";

/** An act with the forms it is written in. `base` is its name in records. */
export interface ActRow {
  readonly base: string;
  readonly third: string;
  readonly participle: string;
  readonly settled: ActSettling;
}

type Irregular = readonly [base: string, third?: string, participle?: string];

const onRecord: readonly Irregular[] = [
  ["accept"],
  ["adopt"],
  ["admit", "admits", "admitted"],
  ["agree"],
  ["amend"],
  ["announce"],
  ["answer"],
  ["apply", "applies", "applied"],
  ["apply provisionally", "applies provisionally", "applied provisionally"],
  ["appoint"],
  ["approve"],
  ["ask"],
  ["attribute"],
  ["authorise"],
  ["cancel", "cancels", "cancelled"],
  ["consider"],
  ["consult"],
  ["contest"],
  ["convene"],
  ["cure"],
  ["decide"],
  ["declare"],
  ["delegate"],
  ["denounce"],
  ["deny", "denies", "denied"],
  ["enact"],
  ["explain"],
  ["extend"],
  ["find", "finds", "found"],
  ["give notice", "gives notice", "given notice"],
  ["impose"],
  ["inform"],
  ["interpret"],
  ["invoke"],
  ["issue"],
  ["join"],
  ["judge"],
  ["meet", "meets", "met"],
  ["negotiate"],
  ["notify", "notifies", "notified"],
  ["object"],
  ["offer"],
  ["order"],
  ["permit", "permits", "permitted"],
  ["plead"],
  ["propose"],
  ["publish", "publishes", "published"],
  ["ratify", "ratifies", "ratified"],
  ["react"],
  ["recommend"],
  ["refer", "refers", "referred"],
  ["refuse"],
  ["register"],
  ["reject"],
  ["renew"],
  ["report"],
  ["request"],
  ["respond"],
  ["respect"],
  ["settle"],
  ["sign"],
  ["table"],
  ["terminate"],
  ["transfer", "transfers", "transferred"],
  ["vote"],
  ["waive"],
  ["warn"],
  ["withdraw from agreement", "withdraws from agreement", "withdrawn from agreement"],
];
const inTheWorld: readonly Irregular[] = [
  ["assist"],
  ["begin", "begins", "begun"],
  ["cease"],
  ["clear"],
  ["collude"],
  ["complete"],
  ["cooperate"],
  ["coordinate"],
  ["create"],
  ["deliver"],
  ["demobilise"],
  ["disarm"],
  ["enforce"],
  ["enrich", "enriches", "enriched"],
  ["ensure"],
  ["evacuate"],
  ["exit"],
  ["export"],
  ["hand over", "hands over", "handed over"],
  ["help"],
  ["hinder"],
  ["host"],
  ["intensify", "intensifies", "intensified"],
  ["lead", "leads", "led"],
  ["leave", "leaves", "left"],
  ["mobilise"],
  ["monitor"],
  ["obtain"],
  ["open"],
  ["oversee", "oversees", "overseen"],
  ["pay", "pays", "paid"],
  ["protect"],
  ["provide"],
  ["receive"],
  ["recruit"],
  ["release"],
  ["remove"],
  ["reopen"],
  ["restore"],
  ["return"],
  ["secure"],
  ["share"],
  ["shut", "shuts", "shut"],
  ["stay"],
  ["stop", "stops", "stopped"],
  ["supply", "supplies", "supplied"],
  ["support"],
  ["suspend"],
  ["threaten"],
  ["train"],
  ["use"],
  ["verify", "verifies", "verified"],
];

function row([base, third, participle]: Irregular, settled: ActSettling): ActRow {
  const past = base.endsWith("e") ? `${base}d` : `${base}ed`;
  return { base, third: third ?? `${base}s`, participle: participle ?? past, settled };
}

export const actRows: readonly ActRow[] = [
  ...onRecord.map((each) => row(each, "record")),
  ...inTheWorld.map((each) => row(each, "world")),
];

/** Acts by the word that records use for them: `consult`, `give notice`. */
export const actVerbs: readonly string[] = actRows.map(({ base }) => base);

/** Verbs of the world without a kind of their own: each is a kind by its own word. */
export const deedKinds: readonly string[] = inTheWorld
  .map(([base]) => base)
  .filter((base) => !seenVerbs.some(([verb]) => verb === base));

/** Base form → what is seen. */
export const worldVerbs: ReadonlyMap<string, WorldVerb> = new Map<string, WorldVerb>([
  ...seenVerbs,
  ...deedKinds.map((kind): [string, WorldVerb] => [kind, { sees: "deed", kind }]),
]);
