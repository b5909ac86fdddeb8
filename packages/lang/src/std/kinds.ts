// Event kinds of the standard vocabulary, as a tree: what can be observed in the world. Each row is a kind with the
// kind it stands under, its plural and its article, so that rules read back as sentences. Not for acts on record
// (acts.ts).

/** `plural` of a mass noun counts its instances; `article` is empty for a mass noun. */
export interface KindRow {
  readonly name: string;
  readonly under: string | undefined;
  readonly plural: string;
  readonly article: "a" | "an" | "";
}

type Short = readonly [name: string, under: string, plural: string, article: "a" | "an" | ""];

const rows: readonly Short[] = [
  // fire and its forms
  ["fire", "", "instances of fire", ""],
  ["ceasefire violation", "fire", "ceasefire violations", "a"],
  ["explosion", "fire", "explosions", "an"],
  ["burst", "fire", "bursts", "a"],
  ["shot", "fire", "shots", "a"],
  ["shelling", "fire", "shellings", ""],
  ["rocket", "fire", "rockets", "a"],
  ["airstrike", "fire", "airstrikes", "an"],
  ["drone strike", "fire", "drone strikes", "a"],
  ["missile strike", "fire", "missile strikes", "a"],
  ["strike on infrastructure", "", "strikes on infrastructure", "a"],
  ["attack", "", "attacks", "an"],
  ["armed attack", "attack", "armed attacks", "an"],
  ["counter-attack", "attack", "counter-attacks", "a"],
  ["retaliation", "", "instances of retaliation", ""],
  ["reprisal", "retaliation", "reprisals", "a"],
  ["threat", "", "threats", "a"],
  ["lethal event", "", "lethal events", "a"],
  ["heat", "", "heat detections", ""],
  // alarms
  ["alarm", "", "alarms", "an"],
  ["rocket alarm", "alarm", "rocket alarms", "a"],
  ["aircraft alarm", "alarm", "aircraft alarms", "an"],
  ["infiltration alarm", "alarm", "infiltration alarms", "an"],
  ["air alert", "alarm", "air alerts", "an"],
  // flight
  ["flight", "", "flights", "a"],
  ["uav", "flight", "uavs", "a"],
  ["aircraft", "flight", "aircraft", "an"],
  ["military aircraft", "aircraft", "military aircraft", "a"],
  ["helicopter", "flight", "helicopters", "a"],
  // movement on the ground and at sea
  ["movement", "", "movements", "a"],
  ["column", "movement", "columns", "a"],
  ["incursion", "movement", "incursions", "an"],
  ["advance", "movement", "advances", "an"],
  ["departure", "movement", "departures", "a"],
  ["crossing", "movement", "crossings", "a"],
  ["transit", "movement", "transits", "a"],
  ["withdrawal", "", "withdrawals", "a"],
  ["reinforcement", "", "reinforcements", "a"],
  ["patrol", "", "patrols", "a"],
  ["reconnaissance", "", "instances of reconnaissance", ""],
  ["sabotage", "", "acts of sabotage", ""],
  ["laying", "", "instances of laying", ""],
  // what is seen to be somewhere
  ["sighting", "", "sightings", "a"],
  ["forces", "sighting", "sightings of forces", ""],
  ["troops", "forces", "sightings of troops", ""],
  ["vessel", "sighting", "vessels", "a"],
  ["warship", "vessel", "warships", "a"],
  ["weapon", "sighting", "weapons", "a"],
  ["nuclear weapon", "weapon", "nuclear weapons", "a"],
  ["light weapon", "weapon", "light weapons", "a"],
  ["heavy weapon", "weapon", "heavy weapons", "a"],
  ["artillery", "heavy weapon", "artillery pieces", ""],
  ["mlrs", "heavy weapon", "multiple launch rocket systems", ""],
  ["tank", "heavy weapon", "tanks", "a"],
  ["mortar", "heavy weapon", "mortars", "a"],
  ["missile", "heavy weapon", "missiles", "a"],
  ["tactical missile", "missile", "tactical missiles", "a"],
  ["anti-tank weapon", "heavy weapon", "anti-tank weapons", "an"],
  ["air-defence weapon", "heavy weapon", "air-defence weapons", "an"],
  ["radar", "sighting", "radars", "a"],
  ["munitions", "sighting", "sightings of munitions", ""],
  ["explosive", "munitions", "explosives", "an"],
  ["mine", "munitions", "mines", "a"],
  ["unexploded item", "munitions", "unexploded items", "an"],
  ["vehicle", "sighting", "vehicles", "a"],
  ["military vehicle", "vehicle", "military vehicles", "a"],
  ["armoured vehicle", "military vehicle", "armoured vehicles", "an"],
  // persons and goods, for what is done with them
  ["person", "sighting", "persons", "a"],
  ["prisoner", "person", "prisoners", "a"],
  ["hostage", "person", "hostages", "a"],
  ["refugee", "person", "refugees", "a"],
  ["displaced person", "person", "displaced persons", "a"],
  ["goods", "sighting", "sightings of goods", ""],
  ["humanitarian aid", "goods", "sightings of humanitarian aid", ""],
  ["nuclear material", "sighting", "sightings of nuclear material", ""],
  ["uranium", "nuclear material", "sightings of uranium", ""],
  ["heavy water", "sighting", "sightings of heavy water", ""],
  // done once, to persons and things
  ["release", "", "releases", "a"],
  ["handover", "", "handovers", "a"],
  ["delivery", "", "deliveries", "a"],
  ["evacuation", "", "evacuations", "an"],
  ["clearance", "", "clearances", ""],
  ["removal", "", "removals", "a"],
  ["disarmament", "", "instances of disarmament", ""],
  ["demobilisation", "", "demobilisations", ""],
  ["mobilisation", "", "mobilisations", ""],
  ["recruitment", "", "instances of recruitment", ""],
  ["training", "", "trainings", ""],
  ["payment", "", "payments", "a"],
  ["export", "", "exports", "an"],
  ["enrichment", "", "instances of enrichment", ""],
  ["use", "", "uses", "a"],
  // what a state does at home that can be seen
  ["election", "", "elections", "an"],
  ["local election", "election", "local elections", "a"],
  ["referendum", "", "referendums", "a"],
  // hindrance and control
  ["jamming", "", "instances of jamming", ""],
  ["denial", "", "denials of access", "a"],
  ["hindrance", "", "hindrances", "a"],
  ["obstacle", "", "obstacles", "an"],
  ["barrier", "obstacle", "barriers", "a"],
  ["wire", "obstacle", "stretches of wire", ""],
  ["inspection", "", "inspections", "an"],
  ["storage", "", "instances of storage", ""],
  ["notice", "", "notices", "a"],
];

/** Parents before children. */
export const kindRows: readonly KindRow[] = rows.map(([name, under, plural, article]) => ({
  name,
  under: under === "" ? undefined : under,
  plural,
  article,
}));
